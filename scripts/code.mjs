// Opens the samples in VS Code with the extension: the desktop one where `code` is on the path, else the workbench of the editor
// tests, served on loopback until Ctrl+C.
import { spawnSync } from "node:child_process";
import path from "node:path";
import { payload, startHost } from "../test/host/host.mjs";

const samples = path.resolve("samples");

if (!openDesktop()) await serve();

function openDesktop() {
  const shell = process.platform === "win32";
  const args = [`--extensionDevelopmentPath=${path.resolve(".")}`, samples];
  const { error, status } = spawnSync(process.env.VSCODE_EXECUTABLE ?? "code", args, {
    shell,
    stdio: "inherit",
  });
  return error === undefined && status === 0;
}

async function serve() {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.once(signal, () => process.exit(0));
  // Because the workbench in a browser saves as one types, unlike desktop VS Code: these files are the project's.
  const host = await startHost({ settings: { "files.autoSave": "off" } });
  const development = payload(host.port, { development: path.resolve(".") });
  console.log("The samples in VS Code, with Layerbook. Open this address in a browser; Ctrl+C ends it:");
  console.log(host.url(`folder=${encodeURIComponent(samples)}&${development}`));
}
