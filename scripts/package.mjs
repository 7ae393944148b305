// Packs what is built into out/layerbook.vsix: what a reader installs. Nothing is published.
import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

/** The file it wrote. */
export function packageExtension() {
  const vsix = path.resolve("out/layerbook.vsix");
  mkdirSync(path.dirname(vsix), { recursive: true });
  const vsce = path.resolve("node_modules/@vscode/vsce/vsce");
  // Because everything is bundled, and the page's links stay as they are written.
  const flags = ["--no-dependencies", "--allow-missing-repository", "--no-rewrite-relative-links"];
  execFileSync(process.execPath, [vsce, "package", ...flags, "--out", vsix], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  return vsix;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  console.log(`The extension: ${path.relative(".", packageExtension())}`);
}
