// The main job, from a fresh clone: builds Layerbook, runs the opening article as the editor would, and leaves a page to read
// and an extension to install.
import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import path from "node:path";

const article = "samples/why-bitcoin-does-seven.l2nb";
const page = "out/why-bitcoin-does-seven.html";
const extension = "out/layerbook.vsix";

mkdirSync("out", { recursive: true });
step("Building", ["node", "esbuild.mjs"]);
step(`Running ${article}`, ["node", "dist/cli.js", "run", article]);
step(`Exporting it`, ["node", "dist/cli.js", "export", article, "--to", "html", "-o", page]);
step("Packing the extension", ["node", "scripts/package.mjs"]);

console.log(`
The article with its results:  ${path.resolve(page)}
The extension for VS Code:     ${path.resolve(extension)}

To read and change the article in VS Code:
  npm run code                                opens the samples with the extension (in a browser where there is no desktop VS Code)
  code --install-extension ${extension}   installs it for good; then open ${article} and choose Run All

To write your own:
  node dist/cli.js new notebook first.l2nb    then docs/authors-guide.md, which takes ten minutes`);

function step(title, [program, ...args]) {
  console.log(`\n=== ${title}`);
  const { status } = spawnSync(program, args, { stdio: ["ignore", "inherit", "inherit"] });
  if (status !== 0) {
    console.error(`=== ${title} failed (${status})`);
    process.exit(status ?? 1);
  }
}
