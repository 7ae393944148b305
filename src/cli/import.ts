import { existsSync } from "node:fs";
import type { Notebook } from "../notebook/document.ts";
import { importable, imported } from "../notebook/format/imported.ts";
import { NoJupyterNotebook } from "../notebook/format/ipynb.ts";
import { serialize } from "../notebook/format/serialize.ts";
import { UnreadableDocument } from "../notebook/format/unreadable.ts";
import { counted } from "../notebook/words.ts";
import { only, read } from "./arguments.ts";
import { bytesOf, ensureWritable, write } from "./files.ts";
import { type ExitCode, Misuse } from "./misuse.ts";

export const usage = `layerbook import FILE.${importable.join("|FILE.")} [-o F]`;

/** Makes a notebook of a file of another kind. */
export function importFrom(argv: readonly string[]): ExitCode {
  const { values, positionals } = read(argv, { out: { type: "string", short: "o" } }, usage);
  const path = only(positionals, usage);
  const place = values.out ?? freePlace(path);
  ensureWritable(place);
  const notebook = readFrom(path);
  const bytes = serialize(notebook);
  if (place === "-") process.stdout.write(bytes);
  else {
    write(place, bytes);
    const cells = notebook.cells.filter(({ kind }) => kind === "l2").length;
    process.stdout.write(
      `${place}: ${counted(cells, "cell")} and ${notebook.cells.length - cells} of prose\n`,
    );
  }
  return 0;
}

/** Because what stands there may be the work of days. */
function freePlace(path: string): string {
  const place = `${path.replace(/(?:\.l2nb)?\.(?:md|ipynb)$/, "")}.l2nb`;
  if (existsSync(place)) throw new Misuse(`${place} is there already; -o names the file to write.`);
  return place;
}

function readFrom(path: string): Notebook {
  const endings = importable.map((each) => `.${each}`);
  if (!endings.some((ending) => path.endsWith(ending)))
    throw new Misuse(
      `${path} is no file to import: type the name of one that ends in ${endings.join(" or ")}.`,
    );
  const bytes = bytesOf(path);
  try {
    return imported(path, bytes);
  } catch (error) {
    if (!(error instanceof UnreadableDocument || error instanceof NoJupyterNotebook)) throw error;
    throw new Misuse(`${path}: ${error.message}`);
  }
}
