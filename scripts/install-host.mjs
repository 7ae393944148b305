// Installs the VS Code that the editor tests and `npm run code` use: Code-OSS from the npm package code-server, and a
// browser where the machine has none. Everything goes into .vscode-test/, twice running does nothing the second time.
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
const folder = path.join(root, ".vscode-test");
const codeServer = { name: "code-server", version: "4.103.2" };
const npmBrowser = { name: "@sparticuz/chromium", version: "147.0.0" };
const debianBrowser = "/usr/bin/chromium";

/** The folder of the installed workbench: `out/server-main.js` starts it. */
export const workbench = path.join(home(codeServer), "node_modules/code-server/lib/vscode");

/** Installs the workbench unless it is there. */
export async function installHost() {
  await once(codeServer, async (dir) => {
    await npmInstall(dir, "VS Code 1.103.2 (code-server 4.103.2), about 300 MB");
    // Because install scripts would download and compile native modules that neither notebooks nor webviews need.
    await npmInstall(workbench, "what the workbench itself needs");
  });
  return workbench;
}

/** The browser to draw the workbench in: CHROMIUM (a file, or "npm"), Debian's chromium, else one installed from npm. */
export async function installBrowser() {
  const asked = process.env.CHROMIUM;
  if (asked && asked !== "npm") return asked;
  if (asked !== "npm" && existsSync(debianBrowser)) return debianBrowser;
  await once(npmBrowser, (dir) => npmInstall(dir, "Chromium 147 from npm, about 66 MB"));
  const entry = createRequire(path.join(home(npmBrowser), "package.json")).resolve(npmBrowser.name);
  const { default: chromium } = await import(pathToFileURL(entry).href);
  return chromium.executablePath();
}

function home({ name, version }) {
  return path.join(folder, `${name.replace(/[@/]+/g, "-").replace(/^-/, "")}-${version}`);
}

async function once(parcel, install) {
  const dir = home(parcel);
  const complete = path.join(dir, "is-complete");
  if (existsSync(complete)) return;
  // Because an install that was interrupted leaves a tree that looks whole.
  rmSync(dir, { recursive: true, force: true });
  mkdirSync(dir, { recursive: true });
  const wanted = { private: true, dependencies: { [parcel.name]: parcel.version } };
  writeFileSync(path.join(dir, "package.json"), JSON.stringify(wanted));
  await install(dir);
  writeFileSync(complete, "");
}

async function npmInstall(dir, what) {
  const began = Date.now();
  const seconds = () => Math.round((Date.now() - began) / 1000);
  console.log(`Installing ${what} ...`);
  const beat = setInterval(() => console.log(`  still installing after ${seconds()} s`), 15_000);
  const args = ["install", "--omit=dev", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
  try {
    await run("npm", args, dir);
  } finally {
    clearInterval(beat);
  }
  console.log(`  done in ${seconds()} s`);
}

function run(command, args, cwd) {
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => name !== "npm_config_local_prefix"),
  );
  const shell = process.platform === "win32";
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, shell, stdio: ["ignore", "ignore", "inherit"] });
    child.on("error", reject);
    child.on("exit", (code) =>
      code === 0 ? resolve() : reject(new Error(`${command} install failed (${code}) in ${cwd}`)),
    );
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await installHost();
  console.log(`VS Code: ${path.relative(root, workbench)}`);
  console.log(`Browser: ${await installBrowser()}`);
}
