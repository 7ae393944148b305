import type { Problem } from "../document.ts";
import { closes, type Fence, fenceOf } from "../format/fence.ts";
import { linesOf } from "../format/lines.ts";
import { Prose } from "../format/prose.ts";
import { cellKeys, questionKinds } from "../language/index.ts";
import { Problems } from "../language/problems.ts";
import { syntax } from "../language/syntax.ts";
import { tiers } from "../language/tiers.ts";
import { withoutCode } from "./links.ts";

/** What a prose cell shows as code or as words, and what was meant for a cell or a live value. */
export const nearMisses = (markdown: string): readonly Problem[] => [
  ...fencesIn(markdown).flatMap(fenceProblem),
  ...linkProblemsIn(markdown),
];

/** A fenced block at the top level of prose. */
interface Block {
  readonly fence: Fence;
  /** Offset of the line that begins it. */
  readonly start: number;
  readonly lines: string[];
}

function fencesIn(markdown: string): readonly Block[] {
  const blocks: Block[] = [];
  const prose = new Prose();
  let open: Block | undefined;
  for (const { start, end } of linesOf(markdown)) {
    const line = markdown.slice(start, end);
    const fence = prose.holds(line) ? undefined : fenceOf(line);
    if (open !== undefined && closes(line, open.fence)) open = undefined;
    else if (open !== undefined) open.lines.push(line);
    else if (fence !== undefined) {
      open = { fence, start, lines: [] };
      blocks.push(open);
    }
    prose.add(line);
  }
  return blocks;
}

function fenceProblem({ fence, start, lines }: Block): readonly Problem[] {
  const { indent, length, info } = fence;
  const [, gap = "", word = ""] = /^([ \t]*)(\S*)/.exec(info) ?? [];
  const isMeant = /^l2$/i.test(word) || (/^ya?ml$/i.test(word) && isCell(lines.join("\n")));
  if (!isMeant) return [];
  const at = start + indent + length + gap.length;
  const message = `A cell is a fence of \`l2\`; one of \`${word}\` is shown as code and never runs.`;
  const span = { start: at, end: at + word.length };
  return [{ severity: "warning", code: "stray-fence", span, message, hint: "l2", fix: "l2" }];
}

/** Whether a text says what only a cell does: layers or a question, and nothing that no cell knows. */
function isCell(text: string): boolean {
  const root = syntax(text, new Problems());
  const keys = root?.form === "map" ? root.entries.map(({ key }) => key) : [];
  const telling: readonly string[] = [...tiers, ...questionKinds];
  return keys.some((key) => telling.includes(key)) && keys.every((key) => cellKeys.includes(key));
}

/** With blanks where none may stand, or in capitals. */
const almost = /\[([^\]\n]*)\][ \t]*\([ \t]*l2:[ \t]*([\w.-]+)[ \t]*\)/gi;

function linkProblemsIn(markdown: string): readonly Problem[] {
  return [...withoutCode(markdown).matchAll(almost)].flatMap(
    ({ 0: whole, 1: words = "", 2: name = "", index }): readonly Problem[] => {
      const fix = `[${words}](l2:${name})`;
      if (whole === fix) return [];
      const message = "This is no live value: one has no space around `(l2:`, and a small `l`.";
      const span = { start: index, end: index + whole.length };
      return [{ severity: "warning", code: "stray-link", span, message, hint: fix, fix }];
    },
  );
}
