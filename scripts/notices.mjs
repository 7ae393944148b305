// The licenses of the packages whose code ships in the bundles.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** One text, in order of package name, from the input files of all bundles. */
export function notices(inputs) {
  const folders = new Set(inputs.map(packageFolder).filter((folder) => folder !== undefined));
  const parts = [...folders].map(notice).sort((a, b) => (a.title < b.title ? -1 : 1));
  const once = parts.filter((part, at) => part.title !== parts[at - 1]?.title);
  const head = "Layerbook contains code of the following packages, under their licenses.\n";
  return [head, ...once.map(({ title, text }) => `${"=".repeat(80)}\n${title}\n\n${text}\n`)].join("\n");
}

function packageFolder(input) {
  return /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0];
}

function notice(folder) {
  const { name, version, license } = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8"));
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  if (file === undefined && license === undefined) throw new Error(`${folder} names no license`);
  const text =
    file === undefined ? `License: ${license}` : readFileSync(path.join(folder, file), "utf8").trim();
  return { title: `${name} ${version} (${license})`, text };
}
