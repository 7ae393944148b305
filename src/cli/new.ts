import { existsSync, mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { isNotebook } from "../notebook/file-name.ts";
import { serialize } from "../notebook/format/serialize.ts";
import { courseFiles, firstCells } from "../notebook/scaffold.ts";
import { read } from "./arguments.ts";
import { reason, write } from "./files.ts";
import { type ExitCode, Misuse } from "./misuse.ts";

export const usage = "layerbook new course DIR | layerbook new notebook FILE";

/** Writes what an author can begin with; never over anything that is there. */
export function create(argv: readonly string[]): ExitCode {
  const { positionals } = read(argv, {}, usage);
  const [what, path, ...more] = positionals;
  if (path === undefined || more.length > 0) throw new Misuse(`Usage: ${usage}`);
  if (what === "course") return course(path);
  if (what === "notebook") return notebook(path);
  throw new Misuse(`There is no new "${what}". Usage: ${usage}`);
}

function course(folder: string): ExitCode {
  try {
    mkdirSync(folder, { recursive: true });
    if (readdirSync(folder).length > 0)
      throw new Misuse(`${folder} holds files already; name a folder that is new, such as ${folder}-2.`);
  } catch (error) {
    if (error instanceof Misuse) throw error;
    throw new Misuse(`${folder} cannot be written: ${reason(error)}.`);
  }
  for (const { name, text } of courseFiles()) write(join(folder, name), text);
  return say(`${folder}: a course of two lessons. "layerbook check ${folder}" says what is wrong with it.`);
}

function notebook(file: string): ExitCode {
  if (!isNotebook(file)) throw new Misuse(`A notebook's name ends in .l2nb; write ${file}.l2nb.`);
  if (existsSync(file)) throw new Misuse(`${file} is there already; name a file that is new.`);
  write(file, serialize({ preamble: "", cells: firstCells, tail: "", newline: "\n" }));
  return say(`${file}: a notebook. "layerbook run ${file}" runs it.`);
}

function say(words: string): ExitCode {
  process.stdout.write(`${words}\n`);
  return 0;
}
