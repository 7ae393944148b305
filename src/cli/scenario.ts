import { choices, scenariosIn } from "../notebook/choices.ts";
import { isNotebook } from "../notebook/file-name.ts";
import { Cells } from "../notebook/language/index.ts";
import { nearest } from "../notebook/language/nearest.ts";
import { comparison, underAttack } from "../notebook/library/sheet.ts";
import { explained } from "../notebook/outcome.ts";
import { json } from "../notebook/report/json.ts";
import { only, overrides, read, runOptions } from "./arguments.ts";
import { ensureWritable, writeJson } from "./files.ts";
import { type ExitCode, Misuse } from "./misuse.ts";
import { type FileCell, isFine, openNotebook, type Request } from "./notebook.ts";
import { requestOf, show, summary } from "./run.ts";

export const usage = "layerbook scenario NAME [--set a.b=v] [--seed N] [--runs N] [--json F]";
export const compareUsage = "layerbook compare NAME NAME... [--set a.b=v] [--seed N] [--runs N] [--json F]";
export const attackUsage =
  "layerbook attack NAME PLAN [--on LAYER] [--set attack.at=v] [--seed N] [--runs N] [--json F]";

/** Runs a preset of the catalog, or a scenario of a notebook, as a notebook of one cell would. */
export function scenario(argv: readonly string[]): ExitCode {
  const { values, positionals } = read(argv, runOptions, usage);
  const name = only(positionals, usage);
  return showLast(name, [named(name)], values);
}

/** Runs several beside each other. */
export function compare(argv: readonly string[]): ExitCode {
  const { values, positionals } = read(argv, runOptions, compareUsage);
  if (positionals.length < 2) throw new Misuse(`Usage: ${compareUsage}`);
  const drafts = positionals.map((each) => ({ text: named(each), set: {} }));
  return showLast(positionals.join(", "), comparison(drafts).cells, values);
}

/** Runs one without and with an attack on one of its layers. */
export function attack(argv: readonly string[]): ExitCode {
  const { values, positionals } = read(argv, { ...runOptions, on: { type: "string" } }, attackUsage);
  const [name, plan, ...more] = positionals;
  if (name === undefined || plan === undefined || more.length > 0) throw new Misuse(`Usage: ${attackUsage}`);
  const told = Object.entries(overrides(values.set));
  const isTold = ([path]: readonly [string, string]) => path.startsWith("attack.");
  const draft = { text: named(name), set: Object.fromEntries(told.filter((each) => !isTold(each))) };
  const { on } = values;
  const { cells, problems } = underAttack(draft, {
    ...(on !== undefined && { "attack.on": on }),
    "attack.plan": plan,
    ...Object.fromEntries(told.filter(isTold)),
  });
  const { set: _, ...rest } = values;
  if (problems[0] !== undefined) throw new Misuse(`${problems[0]}\nUsage: ${attackUsage}`);
  return showLast(name, cells, rest);
}

/** The cell that a word stands for: a preset, or FILE#CELL. */
function named(word: string): string {
  const [file = "", ...cell] = word.split("#");
  const isFile = isNotebook(file);
  const known = isFile ? scenariosIn(openNotebook(file).cells.map(({ text }) => text)) : choices();
  const found = known.find(({ name }) => name === (isFile ? cell.join("#") : word));
  if (found !== undefined) return found.text;
  const names = known.map(({ name }) => (isFile ? `${file}#${name}` : name));
  const meant = nearest(word, names);
  const others = `There are ${names.join(", ") || "none in that notebook"}.`;
  throw new Misuse(`There is no scenario "${word}". ${meant === undefined ? others : `Try: ${meant}`}`);
}

/** Ends the command where a cell that the last one asks about cannot run: nobody who typed a line can see it, let alone mend it. */
function checkOthers(texts: readonly string[], { set = {} }: Request): void {
  const others = new Cells(texts, { set }).all().slice(0, -1);
  for (const { name, problems } of others) {
    const error = problems.find(({ severity }) => severity === "error");
    if (error !== undefined) throw new Misuse(`${name}: ${explained(error)}`);
  }
}

type Values = Parameters<typeof requestOf>[0] & { readonly json?: string };

/** Runs the last of some cells, which asks about the others where there are any. */
function showLast(path: string, texts: readonly string[], values: Values): ExitCode {
  ensureWritable(values.json);
  const request = requestOf(values);
  const { names } = new Cells(texts);
  const cells = texts.map(
    (text, at): FileCell => ({ name: names[at] ?? "", text, line: 0, indent: 0, position: at + 1 }),
  );
  const notebook = { preamble: "", cells: [], tail: "", newline: "\n" } as const;
  checkOthers(texts, request);
  const quiet = values.json === "-";
  const last = { ...request, only: names.slice(-1) };
  const results = show({ path, notebook, cells }, last, quiet).map(({ result }) => result);
  if (!quiet) process.stdout.write(`\n${summary(results)}\n`);
  if (values.json !== undefined) writeJson(values.json, json(path, results));
  return results.every(isFine) ? 0 : 1;
}
