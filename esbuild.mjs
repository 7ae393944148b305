// Builds everything that ships, and the editor's test suite, into dist/. Fails when a bundle outgrows its budget.
// usage: node esbuild.mjs [--watch]
import { mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { deflateRawSync } from "node:zlib";
import * as esbuild from "esbuild";
import { notices } from "./scripts/notices.mjs";

const KiB = 1024;
const node = { platform: "node", target: "node20", format: "cjs" };
const browser = { platform: "browser", target: "es2022" };
const editor = { external: ["vscode"], format: "cjs" };

/** The worker as an exported page carries it: raw DEFLATE as base64, since a page holds text alone. */
const engine = { to: "engine.txt", budget: 400 * KiB };
const packing = {
  name: "packing",
  setup: (build) =>
    build.onEnd(({ errors }) => {
      if (errors.length > 0) return;
      const code = readFileSync(build.initialOptions.outfile);
      writeFileSync(`dist/${engine.to}`, deflateRawSync(code, { level: 9 }).toString("base64"));
    }),
};

/** What is built: `budget` is the most bytes the file may have. */
const bundles = [
  { from: "src/extension/node/main.ts", to: "extension.node.js", budget: 300 * KiB, ...node, ...editor },
  { from: "src/extension/web/main.ts", to: "extension.web.js", budget: 300 * KiB, ...browser, ...editor },
  { from: "src/extension/node/worker.ts", to: "worker.node.js", budget: 880 * KiB, ...node },
  // A classic script, because the web extension host refuses module workers.
  {
    from: "src/extension/web/worker.ts",
    to: "worker.web.js",
    budget: 880 * KiB,
    ...browser,
    format: "iife",
    plugins: [packing],
  },
  { from: "src/extension/node/exporter.ts", to: "exporter.node.js", budget: 250 * KiB, ...node },
  {
    from: "src/extension/web/exporter.ts",
    to: "exporter.web.js",
    budget: 250 * KiB,
    ...browser,
    format: "iife",
  },
  { from: "src/notebook/renderer/main.ts", to: "renderer.js", budget: 960 * KiB, ...browser, format: "esm" },
  {
    from: "src/notebook/renderer/markdown/main.ts",
    to: "prose.js",
    budget: 60 * KiB,
    ...browser,
    format: "esm",
  },
  {
    from: "src/notebook/renderer/page/main.ts",
    to: "page.js",
    budget: 1400 * KiB,
    ...browser,
    format: "iife",
  },
  {
    from: "src/cli/main.ts",
    to: "cli.js",
    budget: 1152 * KiB,
    ...node,
    banner: { js: "#!/usr/bin/env node" },
  },
  { from: "test/editor/suite.ts", to: "test/suite.js", ...browser, ...editor, minify: false, ships: false },
];

try {
  await (process.argv.includes("--watch") ? watch() : build());
} catch (error) {
  // The bundler has printed its own errors, with the lines they stand in.
  if (error.errors === undefined) console.error(error.message);
  process.exitCode = 1;
}

async function build() {
  const results = await Promise.all(bundles.map((bundle) => esbuild.build(options(bundle))));
  const sizes = bundles.map(({ to }, at) => results[at].metafile.outputs[`dist/${to}`].bytes);
  const weights = [...bundles, engine].map((each, at) => weigh(each, sizes[at] ?? packedSize()));
  const over = weights.filter(Boolean);
  const shipped = results.filter((_, at) => bundles[at].ships !== false);
  mkdirSync("dist", { recursive: true });
  writeFileSync(
    "dist/THIRD-PARTY-NOTICES.txt",
    notices(shipped.flatMap(({ metafile }) => Object.keys(metafile.inputs))),
  );
  if (over.length > 0) throw new Error(over.join("\n"));
}

async function watch() {
  const contexts = await Promise.all(
    bundles.map((bundle) => esbuild.context({ ...options(bundle), logLevel: "info" })),
  );
  await Promise.all(contexts.map((context) => context.watch()));
}

function options({ from, to, budget, ships, ...rest }) {
  return {
    entryPoints: [from],
    outfile: `dist/${to}`,
    bundle: true,
    minify: true,
    metafile: true,
    charset: "ascii",
    legalComments: "none",
    // Because Node's defaults pick UMD files whose inner requires esbuild cannot follow.
    mainFields: ["module", "main"],
    logLevel: "warning",
    ...rest,
  };
}

function packedSize() {
  return statSync(`dist/${engine.to}`).size;
}

function weigh({ to, budget }, bytes) {
  const allowed = budget === undefined ? "" : ` of ${Math.round(budget / KiB)}`;
  console.log(`dist/${to.padEnd(20)} ${(bytes / KiB).toFixed(0).padStart(5)}${allowed} KiB`);
  return budget !== undefined && bytes > budget
    ? `dist/${to} has ${bytes} bytes, over its budget of ${budget}`
    : undefined;
}
