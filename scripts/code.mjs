// Opens the samples in VS Code with the extension: the desktop one where `code` is on the path, else the workbench of the editor
// tests, served on loopback until Ctrl+C.
import { spawnSync } from "node:child_process";
import { cpSync } from "node:fs";
import path from "node:path";
import { payload, startHost, temporaryFolder } from "../test/host/host.mjs";

// Because the editor saves by itself, and the samples are the project's.
const samples = temporaryFolder("samples");
cpSync("samples", samples, { recursive: true });

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
  const host = await startHost({ driver: true });
  const development = payload(host.port, { development: path.resolve(".") });
  console.log(
    `Layerbook in VS Code, with copies of the samples: ${host.url(`folder=${samples}&${development}`)}`,
  );
  console.log("Open the address in a browser; Ctrl+C ends it.");
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"])
    process.on(signal, () => host.stop().then(() => process.exit(0)));
}
