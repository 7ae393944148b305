import { anchors } from "../../notebook/prose/headings.ts";

/** A table, in whose cells bars and stars are what they are and no Markdown. */
export function table(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(escaped).join(" | ")} |`;
  return [line(columns), `|${columns.map(() => "---|").join("")}`, ...rows.map(line)].join("\n");
}

/** Because in code only a bar means something, and ends its column even there. */
const escaped = (cell: string) =>
  cell
    .split(/(`[^`]*`)/)
    .map((part) => part.replace(part.startsWith("`") ? /\|/g : /[|*<]/g, "\\$&"))
    .join("");

export const code = (text: string) => `\`${text}\``;

/** A page: its title, what it is, links to its sections, then these. */
export function page(title: string, about: string, sections: readonly Section[]): string {
  const names = anchors(
    [title, ...sections.map(({ heading }) => heading)].map((text) => ({ text, level: 2 })),
  ).slice(1);
  const contents = sections.map(
    ({ heading, level }, at) => `${level === 3 ? "  " : ""}- [${heading}](#${names[at]})`,
  );
  const bodies = sections.map(({ heading, level = 2, body }) => `${"#".repeat(level)} ${heading}\n\n${body}`);
  return `${[`# ${title}`, about, contents.join("\n"), ...bodies].join("\n\n")}\n`;
}

export interface Section {
  readonly heading: string;
  /** 2, where it is left out; 3 for a section of the one before. */
  readonly level?: 2 | 3;
  readonly body: string;
}

/** Paragraphs and tables, those that are there. */
export const stacked = (...parts: readonly (string | null)[]) =>
  parts.filter((part) => part !== null).join("\n\n");
