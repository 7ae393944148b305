import { existsSync, readdirSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { Notebook } from "../notebook/document.ts";
import { parse } from "../notebook/format/parse.ts";
import { UnreadableDocument } from "../notebook/format/unreadable.ts";
import type { Cells } from "../notebook/language/index.ts";
import { anchors, headings } from "../notebook/prose/headings.ts";
import { linkProblems, unmeasuredLinks } from "../notebook/prose/links.ts";
import { nearMisses } from "../notebook/prose/near-misses.ts";
import { deadLinks, type Neighborhood } from "../notebook/prose/relative-links.ts";
import type { CellResult } from "../notebook/result.ts";
import { bytesOf } from "./files.ts";
import { type Finding, findingOf } from "./finding.ts";
import { Misuse } from "./misuse.ts";

/** What is wrong with the prose of a notebook whose cells were run: live values of nothing, what was meant for a cell or a live value, and links that lead nowhere. */
export function proseFindings(
  file: string,
  notebook: Notebook,
  readings: Cells,
  results: readonly CellResult[],
): Finding[] {
  const around = neighborhood(file, notebook);
  return notebook.cells.flatMap(({ kind, text, origin }) => {
    if (kind !== "prose") return [];
    const problems = [
      ...linkProblems(text, readings),
      ...nearMisses(text),
      ...unmeasuredLinks(text, readings, results),
      ...deadLinks(text, around),
    ];
    return problems.map((problem) => findingOf({ file, text, line: origin?.line ?? 1 }, problem));
  });
}

function neighborhood(file: string, notebook: Notebook): Neighborhood {
  const folder = dirname(file);
  return {
    has: (path) => existsSync(join(folder, path)),
    anchors: (path) => (/\.(?:md|l2nb)$/.test(path) ? anchorsIn(join(folder, path)) : undefined),
    own: anchorsOf(notebook),
    files: readdirSync(folder).filter((name) => name !== basename(file)),
  };
}

function anchorsIn(path: string): readonly string[] | undefined {
  try {
    return anchorsOf(parse(bytesOf(path)));
  } catch (error) {
    if (error instanceof UnreadableDocument || error instanceof Misuse) return undefined;
    throw error;
  }
}

const anchorsOf = ({ cells }: Notebook): readonly string[] =>
  anchors(cells.flatMap(({ kind, text }) => (kind === "prose" ? headings(text) : [])));
