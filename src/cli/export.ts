import { existsSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import {
  type Article,
  exported,
  type Format,
  formats,
  html,
  type PageParts,
  type Whole,
} from "../notebook/export/index.ts";
import { resultsIn } from "../notebook/export/ipynb.ts";
import { isNotebook, stemOf } from "../notebook/file-name.ts";
import { counted } from "../notebook/words.ts";
import { read } from "./arguments.ts";
import { type CourseFolder, courseOf, pathFrom } from "./course.ts";
import { documentsIn, isManifest } from "./documents.ts";
import { bytesOf, ensureWritable, write } from "./files.ts";
import { type ExitCode, Misuse } from "./misuse.ts";
import { isFine, notFine, openNotebook, runAll } from "./notebook.ts";
import { picturesBeside } from "./pictures.ts";
import { inProcesses } from "./processes.ts";
import { reporter, sayDone } from "./progress.ts";

export const usage = `layerbook export PATH... --to ${formats.join("|")} [-o F]`;

/** Runs notebooks as they are written, and writes them with their results as one file. */
export async function exportTo(argv: readonly string[]): Promise<ExitCode> {
  const options = { to: { type: "string" }, out: { type: "string", short: "o" } } as const;
  const { values, positionals } = read(argv, options, usage);
  const to = formatOf(values.to);
  const documents = positionals.flatMap(documentsIn);
  const files = documents.filter((file) => !isManifest(file));
  if (files.length === 0) throw new Misuse(nothingIn(positionals));
  if (files.length > 1 && to !== "html")
    throw new Misuse(`--to ${to} takes one notebook; only --to html makes one file of ${files.length}.`);
  const course = to === "html" ? courseOf(documents) : undefined;
  const place = values.out ?? placeFor(positionals, files, to);
  ensureWritable(place);
  const parts = to === "html" ? pageParts() : noParts;
  const articles = await articlesOf(files, course?.folder, to === "csv");
  const [first] = articles;
  const text =
    first !== undefined && articles.length === 1 && course === undefined
      ? await exported(to, first, parts)
      : await html(articles, wholeOf(positionals, course), parts);
  if (place === "-") process.stdout.write(text);
  else write(place, text);
  const results = articles.flatMap((article) => article.results);
  const failed = results.filter((result) => !isFine(result)).map(({ name }) => name);
  const size = `${Math.ceil(Buffer.byteLength(text) / 1024)} KiB`;
  const but = failed.length === 0 ? "" : `; ${notFine(failed)}`;
  if (place !== "-") process.stdout.write(`${place}: ${counted(results.length, "cell")}, ${size}${but}\n`);
  return failed.length === 0 ? 0 : 1;
}

function formatOf(to: string | undefined): Format {
  const format = formats.find((each) => each === to);
  if (format !== undefined) return format;
  const said = to === undefined ? "is missing" : `is "${to}"`;
  throw new Misuse(`--to says what to export to and ${said}: type --to ${formats.join(", --to ")}.`);
}

const nothingIn = (paths: readonly string[]): string =>
  paths.length === 0 ? `Usage: ${usage}` : `There is no notebook (*.l2nb, *.l2nb.md) in ${paths.join(", ")}.`;

/** Beside a notebook under its name; what was made of a folder, here under the folder's. */
function placeFor(paths: readonly string[], files: readonly string[], to: Format): string {
  const [file = "", ...more] = files;
  return more.length === 0
    ? join(dirname(file), `${stemOf(basename(file))}.${to}`)
    : `${titleOf(paths)}.${to}`;
}

/** What several notebooks are together: a course, or their folder. */
function wholeOf(paths: readonly string[], course: CourseFolder | undefined): Whole {
  if (course === undefined) return { title: titleOf(paths) };
  const { contents } = course;
  return { title: contents.title || titleOf(paths), course: contents };
}

/** The name of the folder that notebooks are in. */
function titleOf([first = ""]: readonly string[]): string {
  const path = resolve(first);
  return basename(isNotebook(path) ? dirname(path) : path);
}

/** Several notebooks run in processes of their own, and what they gave comes back in the format that holds all of it. */
async function articlesOf(
  files: readonly string[],
  folder: string | undefined,
  eachRun: boolean,
): Promise<readonly Article[]> {
  const opened = files.map(openNotebook);
  const given =
    opened.length === 1
      ? opened.map((each) => Array.from(runAll(each, { eachRun }, reporter()), ({ result }) => result))
      : (await inProcesses(files.map(toResults), sayDone(files))).map(resultsIn);
  return opened.map(({ path, notebook }, at) => ({
    file: folder === undefined ? basename(path) : pathFrom(folder, path),
    notebook,
    results: given[at] ?? [],
    pictures: picturesBeside(path, notebook),
  }));
}

const toResults = (file: string) => ["export", file, "--to", "ipynb", "-o", "-"];

const noParts: PageParts = { script: "", engine: "" };

/** What a page is made of: built beside this program. */
function pageParts(): PageParts {
  return { script: built("page.js"), engine: built("engine.txt") };
}

function built(name: string): string {
  const path = join(__dirname, name);
  if (!existsSync(path)) throw new Misuse(`--to html needs ${path}: build it with "npm run build".`);
  return new TextDecoder().decode(bytesOf(path));
}
