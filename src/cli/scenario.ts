import { catalog, familyOfPreset } from "../engine/index.ts";
import { tierOf } from "../notebook/language/index.ts";
import { json } from "../notebook/report/json.ts";
import { only, read, runOptions } from "./arguments.ts";
import { ensureWritable, writeJson } from "./files.ts";
import { type ExitCode, Misuse } from "./misuse.ts";
import { isFine } from "./notebook.ts";
import { requestOf, show } from "./run.ts";

export const usage = "layerbook scenario NAME [--set a.b=v] [--seed N] [--runs N] [--json F]";

/** Runs a preset of the catalog as a notebook of one cell would. */
export function scenario(argv: readonly string[]): ExitCode {
  const { values, positionals } = read(argv, runOptions, usage);
  const name = only(positionals, usage);
  const known = familyOfPreset(name);
  if (known === undefined) {
    const presets = Object.values(catalog.families).flatMap((family) => Object.keys(family.presets));
    throw new Misuse(`There is no scenario "${name}"; there are ${presets.join(", ")}.`);
  }
  ensureWritable(values.json);
  const cell = {
    name: "cell1",
    text: `${tierOf(known.family)}: ${name}`,
    line: 0,
    indent: 0,
    position: 1,
    problems: [],
  };
  const notebook = { preamble: "", cells: [], tail: "", newline: "\n" } as const;
  const results = show({ path: name, notebook, cells: [cell] }, requestOf(values), values.json === "-");
  if (values.json !== undefined) writeJson(values.json, json(name, results));
  return results.every(isFine) ? 0 : 1;
}
