import { unpacked } from "./unpack.ts";

/** An `l2` cell of a page. */
export interface PageCell {
  readonly name: string;
  readonly text: string;
  /** 1-based line in its file. */
  readonly line: number;
  /** 1-based, among the `l2` cells of its article. */
  readonly position: number;
  /** Where its card stands. */
  readonly slot: HTMLElement;
  /** The result that the page was made with, as JSON. */
  readonly recorded: string;
  /** Whether it asks the reader something. */
  readonly asks: boolean;
}

/** The cells of an article, each with the element that its card stands in. */
export async function cellsIn(article: ParentNode): Promise<readonly PageCell[]> {
  const packed = article.querySelector(".layerbook-cells")?.textContent ?? "";
  const all = parsed(await (await unpacked(packed)).text());
  return [...article.querySelectorAll<HTMLElement>(".layerbook-slot")].map((slot, index) =>
    cellOf(all[index], slot, index + 1),
  );
}

/** A page may have been changed by anybody; the card checks the result itself. */
function cellOf(value: unknown, slot: HTMLElement, position: number): PageCell {
  const { text, line, result } = Object(value) as Record<string, unknown>;
  const { name, exercise } = Object(result) as Record<string, unknown>;
  return {
    name: typeof name === "string" ? name : "",
    text: typeof text === "string" ? text : "",
    line: typeof line === "number" ? line : 0,
    position,
    slot,
    recorded: JSON.stringify(result ?? null),
    asks: Boolean(exercise),
  };
}

function parsed(json: string): readonly unknown[] {
  const value: unknown = JSON.parse(json);
  return Array.isArray(value) ? value : [];
}
