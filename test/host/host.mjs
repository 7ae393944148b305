// Starts the workbench server on loopback and the browser that draws it.
import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import fs from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { chromium } from "playwright-core";
import { installBrowser, installHost } from "../../scripts/install-host.mjs";

/** Settings that keep the workbench quiet: no telemetry, no updates, no welcome pages, no dialogs. */
export const quiet = {
  "telemetry.telemetryLevel": "off",
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "security.workspace.trust.enabled": false,
  "update.mode": "none",
  "extensions.autoCheckUpdates": false,
  "extensions.ignoreRecommendations": true,
  "chat.disableAIFeatures": true,
  "git.enabled": false,
};

/**
 * A running workbench server. `driver` lets the page load an extension from a folder and run its tests, and hides
 * notifications; `extensionsDir` holds installed extensions; `port` 0 takes a free one.
 */
export async function startHost({ driver = false, extensionsDir, settings = {}, env = {}, port = 0 } = {}) {
  const workbench = await installHost();
  const data = temporaryFolder("host");
  // Because whoever reaches the server can act as its user, and other pages and users reach loopback too.
  const token = randomUUID();
  fs.mkdirSync(path.join(data, "data/Machine"), { recursive: true });
  fs.writeFileSync(path.join(data, "data/Machine/settings.json"), JSON.stringify({ ...quiet, ...settings }));
  const listening = port || (await freePort());
  const log = path.join(data, "server.log");
  const out = fs.openSync(log, "w");
  const server = spawn(process.execPath, [path.join(workbench, "out/server-main.js"), ...flags()], {
    stdio: ["ignore", out, out],
    env: { ...process.env, ...env },
    detached: process.platform !== "win32",
  });
  // Because the server is a process group of its own, which would outlive a test run that is stopped.
  process.once("exit", end);
  for (const stop of ["SIGINT", "SIGTERM", "SIGHUP"]) process.once(stop, () => process.exit(1));
  await ready(`http://127.0.0.1:${listening}/version`, log);
  return { port: listening, url: (query) => `http://127.0.0.1:${listening}/?tkn=${token}&${query}`, stop };

  function flags() {
    const listen = ["--host", "127.0.0.1", "--port", String(listening), "--connection-token", token];
    const folders = [
      "--server-data-dir",
      data,
      ...(extensionsDir ? ["--extensions-dir", extensionsDir] : []),
    ];
    const silent = ["--telemetry-level", "off", "--disable-telemetry", "--disable-workspace-trust"];
    return [
      ...listen,
      ...folders,
      ...silent,
      "--accept-server-license-terms",
      ...(driver ? ["--enable-smoke-test-driver"] : []),
    ];
  }

  async function stop() {
    const gone = server.exitCode === null ? once(server, "exit") : undefined;
    signal("SIGTERM");
    const force = setTimeout(() => signal("SIGKILL"), 3000);
    await gone;
    clearTimeout(force);
    process.off("exit", end);
    fs.rmSync(data, { recursive: true, force: true, maxRetries: 5 });
  }

  function end() {
    signal("SIGKILL");
    fs.rmSync(data, { recursive: true, force: true, maxRetries: 5 });
  }

  function signal(name) {
    try {
      process.kill(process.platform === "win32" ? server.pid : -server.pid, name);
    } catch {
      // It has ended by itself.
    }
  }
}

/** The part of the address that loads an extension from its folder, and the tests to run in it. */
export function payload(port, { development, tests }) {
  const remote = (file) => `vscode-remote://127.0.0.1:${port}${file}`;
  const pairs = [
    ["extensionDevelopmentPath", remote(development)],
    ...(tests ? [["extensionTestsPath", remote(tests)]] : []),
  ];
  return `payload=${encodeURIComponent(JSON.stringify(pairs))}`;
}

export async function launchBrowser() {
  const silent = [
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ];
  const executablePath = await installBrowser();
  return chromium.launch({
    executablePath,
    headless: true,
    args: ["--no-sandbox", "--disable-gpu", ...silent],
  });
}

export function temporaryFolder(name) {
  return fs.mkdtempSync(path.join(os.tmpdir(), `layerbook-${name}-`));
}

export function freePort() {
  return new Promise((resolve) => {
    const server = net.createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

async function ready(address, log) {
  for (const began = Date.now(); ; ) {
    const answer = await fetch(address).catch(() => undefined);
    if (answer?.ok) return;
    if (Date.now() - began > 60_000)
      throw new Error(`VS Code did not start:\n${fs.readFileSync(log, "utf8")}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
