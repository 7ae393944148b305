import { existsSync } from "node:fs";
import { basename } from "node:path";
import { readCell } from "../notebook/language/index.ts";
import {
  differences,
  type Receipt,
  read as readReceipts,
  receiptOf,
  write as receiptsText,
} from "../notebook/receipts.ts";
import { text } from "../notebook/report/text.ts";
import { only, read } from "./arguments.ts";
import { bytesOf, write } from "./files.ts";
import { type ExitCode, Misuse } from "./misuse.ts";
import { isFine, openNotebook, runAll } from "./notebook.ts";
import { reporter } from "./progress.ts";

export const recordUsage = "layerbook record FILE";
export const verifyUsage = "layerbook verify FILE";

/** Runs a notebook and writes what came of it beside it. */
export function record(argv: readonly string[]): ExitCode {
  const path = only(read(argv, {}, recordUsage).positionals, recordUsage);
  const { receipts, fine } = outcomes(path);
  if (receipts === undefined) return 1;
  write(besides(path), receiptsText({ version: 1, notebook: basename(path), cells: receipts }));
  process.stdout.write(`${besides(path)}: ${counted(receipts.length, "receipt")}\n`);
  return fine ? 0 : 1;
}

/** Runs a notebook again and says what came out otherwise than recorded. */
export function verify(argv: readonly string[]): ExitCode {
  const path = only(read(argv, {}, verifyUsage).positionals, verifyUsage);
  const recorded = recordedFor(path);
  const { receipts, fine } = outcomes(path);
  if (receipts === undefined) return 1;
  const found = differences(recorded, receipts);
  for (const difference of found) process.stdout.write(`${difference}\n`);
  process.stdout.write(
    `${counted(receipts.length, "cell")}, ${found.length === 0 ? "all as recorded" : `${found.length} not as recorded`}\n`,
  );
  return fine && found.length === 0 ? 0 : 1;
}

/** Receipts of all cells; none where a cell has no result that could be had again. */
function outcomes(path: string): {
  readonly receipts: readonly Receipt[] | undefined;
  readonly fine: boolean;
} {
  const receipts: Receipt[] = [];
  let [fine, complete] = [true, true];
  for (const { cell, result } of runAll(openNotebook(path), {}, reporter())) {
    const { scenario } = readCell(cell.text, { position: cell.position });
    fine &&= isFine(result);
    if (!isFine(result)) process.stdout.write(`${text(result)}\n`);
    if (scenario === null || result.status !== "ok" || !result.provenance.reproducible) complete = false;
    else receipts.push(receiptOf(scenario, result));
  }
  return { receipts: complete ? receipts : undefined, fine };
}

const besides = (path: string) => `${path.replace(/(?:\.l2nb)?(?:\.md)?$/, "")}.receipts.json`;

function recordedFor(path: string): readonly Receipt[] {
  const file = besides(path);
  if (!existsSync(file)) throw new Misuse(`${file} is not there; "layerbook record ${path}" writes it.`);
  const receipts = readReceipts(new TextDecoder().decode(bytesOf(file)));
  if (receipts === undefined)
    throw new Misuse(`${file} holds no receipts; "layerbook record ${path}" writes it anew.`);
  return receipts.cells;
}

const counted = (count: number, what: string) => `${count} ${what}${count === 1 ? "" : "s"}`;
