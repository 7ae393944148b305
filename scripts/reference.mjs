// Writes docs/reference.md and docs/reference/, from the tables that the language, the editor and the engine read.
// usage: node scripts/reference.mjs [--measure]   (runs every preset first, to see what is measured of which; takes minutes)
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import * as esbuild from "esbuild";

const data = "test/data/measured-by.json";
if (process.argv.includes("--measure")) {
  const { measuredBy } = await loaded("measured-by");
  writeFileSync(data, `${JSON.stringify(measuredBy(), null, 2)}\n`);
}
const { reference } = await loaded("reference");
mkdirSync("docs/reference", { recursive: true });
const files = reference(JSON.parse(readFileSync(data, "utf8")));
for (const { path, text } of files) writeFileSync(path, text);
console.log(files.map(({ path, text }) => `${path} ${(text.length / 1024).toFixed(0)} KiB`).join("\n"));

async function loaded(name) {
  const bundle = `out/reference/${name}.cjs`;
  await esbuild.build({
    entryPoints: [`src/cli/reference/${name}.ts`],
    outfile: bundle,
    bundle: true,
    platform: "node",
    mainFields: ["module", "main"],
    format: "cjs",
    logLevel: "error",
  });
  return createRequire(import.meta.url)(`../${bundle}`);
}
