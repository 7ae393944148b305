import { existsSync } from "node:fs";
import { basename } from "node:path";
import { stemOf } from "../notebook/file-name.ts";
import { Cells } from "../notebook/language/index.ts";
import {
  differences,
  type Receipt,
  read as readReceipts,
  receiptOf,
  write as receiptsText,
} from "../notebook/receipts.ts";
import { text } from "../notebook/report/text.ts";
import { counted } from "../notebook/words.ts";
import { only, read } from "./arguments.ts";
import { bytesOf, ensureWritable, write } from "./files.ts";
import { type ExitCode, Misuse } from "./misuse.ts";
import { isFine, notFine, openRunnable, runAll } from "./notebook.ts";
import { reporter } from "./progress.ts";

export const recordUsage = "layerbook record FILE";
export const verifyUsage = "layerbook verify FILE";

/** Runs a notebook and writes what came of it beside it. */
export function record(argv: readonly string[]): ExitCode {
  const path = only(read(argv, {}, recordUsage).positionals, recordUsage);
  ensureWritable(besides(path));
  const { receipts, unfinished, failed } = outcomes(path);
  if (unfinished.length > 0) return nothingToCompare("no receipts are written", unfinished);
  write(besides(path), receiptsText({ version: 1, notebook: basename(path), cells: receipts }));
  process.stdout.write(`${besides(path)}: ${counted(receipts.length, "receipt")}${butNotFine(failed)}\n`);
  return failed.length === 0 ? 0 : 1;
}

/** Runs a notebook again and says what came out otherwise than recorded. */
export function verify(argv: readonly string[]): ExitCode {
  const path = only(read(argv, {}, verifyUsage).positionals, verifyUsage);
  const recorded = recordedFor(path);
  const { receipts, unfinished, failed } = outcomes(path);
  if (unfinished.length > 0) return nothingToCompare("nothing is compared", unfinished);
  const found = differences(recorded, receipts);
  for (const difference of found) process.stdout.write(`${difference}\n`);
  const changed = found.length === 0 ? "all as recorded" : `${found.length} not as recorded`;
  process.stdout.write(`${counted(receipts.length, "cell")}, ${changed}${butNotFine(failed)}\n`);
  return failed.length === 0 && found.length === 0 ? 0 : 1;
}

/** Because what came out as recorded may still be what the author did not expect. */
const butNotFine = (failed: readonly string[]) => (failed.length === 0 ? "" : `; ${notFine(failed)}`);

function nothingToCompare(consequence: string, unfinished: readonly string[]): ExitCode {
  process.stdout.write(`${consequence}: ${unfinished.join(", ")} did not run to the end\n`);
  return 1;
}

interface Outcomes {
  /** Of the cells that ran to their end. */
  readonly receipts: readonly Receipt[];
  /** Names of the cells that have no result that could be had again. */
  readonly unfinished: readonly string[];
  /** Names of the cells that did not do what they should, the unfinished ones among them. */
  readonly failed: readonly string[];
}

function outcomes(path: string): Outcomes {
  const receipts: Receipt[] = [];
  const [unfinished, failed] = [[] as string[], [] as string[]];
  const notebook = openRunnable(path);
  const readings = new Cells(notebook.cells.map(({ text }) => text));
  for (const { cell, result } of runAll(notebook, {}, reporter())) {
    const { scenario, question } = readings.reading(cell.position);
    if (!isFine(result)) {
      failed.push(cell.name);
      process.stdout.write(`${text(result)}\n`);
    }
    // Because what a question comes to follows from the scenarios that it is about.
    if (question !== null && result.status === "ok") continue;
    if (scenario === null || result.status !== "ok" || !result.provenance.reproducible)
      unfinished.push(cell.name);
    else receipts.push(receiptOf(scenario, result));
  }
  return { receipts, unfinished, failed };
}

const besides = (path: string) => `${stemOf(path)}.receipts.json`;

function recordedFor(path: string): readonly Receipt[] {
  const file = besides(path);
  if (!existsSync(file)) throw new Misuse(`${file} is not there; "layerbook record ${path}" writes it.`);
  const receipts = readReceipts(new TextDecoder().decode(bytesOf(file)));
  if (receipts === undefined)
    throw new Misuse(`${file} holds no receipts; "layerbook record ${path}" writes it anew.`);
  return receipts.cells;
}
