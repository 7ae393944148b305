// Serves the web workbench as static files: what vscode.dev is, without its remote parts. Two texts of the workbench are changed
// on the way out, because code-server's build expects a server behind it.
import fs from "node:fs";
import http from "node:http";
import path from "node:path";
import { installHost } from "../../scripts/install-host.mjs";
import { quiet } from "./host.mjs";

const types = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".mjs": "text/javascript",
  ".css": "text/css",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".ttf": "font/ttf",
  ".wasm": "application/wasm",
};

/** Loads the extension from its folder and, where given, runs its tests. */
export async function startWebWorkbench({ extension, tests }) {
  const files = await installHost();
  const server = http.createServer((request, response) => {
    const { pathname } = new URL(request.url, "http://127.0.0.1");
    try {
      const [type, body] = answer(decodeURIComponent(pathname));
      response.writeHead(200, { "content-type": type }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const authority = `127.0.0.1:${server.address().port}`;
  const stop = () => new Promise((resolve) => server.closeAllConnections() ?? server.close(resolve));
  return { address: `http://${authority}/`, stop };

  function answer(pathname) {
    if (pathname === "/") return [types[".html"], page()];
    const [, root, ...rest] = pathname.split("/");
    const file = inside(root === "extension" ? extension : files, rest.join("/"));
    const body = fs.readFileSync(file);
    const type = types[path.extname(file)] ?? "application/octet-stream";
    return [type, file.endsWith("browser/workbench/workbench.js") ? withoutServer(body.toString()) : body];
  }

  function page() {
    const template = fs.readFileSync(
      path.join(files, "out/vs/code/browser/workbench/workbench.html"),
      "utf8",
    );
    const filled = {
      WORKBENCH_WEB_BASE_URL: "/static",
      WORKBENCH_NLS_FALLBACK_URL: "/static/out/nls.messages.js",
      WORKBENCH_NLS_URL: "/static/out/nls.messages.js",
      WORKBENCH_WEB_CONFIGURATION: attribute(JSON.stringify(configuration())),
    };
    return template.replace(/\{\{(\w+)\}\}/g, (_, name) => filled[name] ?? "");
  }

  function configuration() {
    const served = (place) => ({ scheme: "http", authority, path: `/extension${place}` });
    return {
      userDataPath: "/user",
      serverBasePath: "/",
      callbackRoute: "/callback",
      isEnabledFileDownloads: true,
      isEnabledFileUploads: true,
      isEnabledCoderGettingStarted: false,
      enableWorkspaceTrust: false,
      folderUri: { scheme: "tmp", path: "/" },
      webviewEndpoint: `http://${authority}/static/out/vs/workbench/contrib/webview/browser/pre`,
      configurationDefaults: quiet,
      developmentOptions: {
        extensions: [served("")],
        ...(tests ? { extensionTestsPath: served(`/${tests}`), enableSmokeTestDriver: true } : {}),
      },
    };
  }
}

function withoutServer(text) {
  return text
    .replace("remoteAuthority:location.host", "remoteAuthority:void 0")
    .replace(/(this\.userDataPath\)\.with\(\{scheme:\w+)\.vscodeRemote/, "$1.vscodeUserData");
}

function inside(folder, relative) {
  const root = path.resolve(folder);
  const file = path.resolve(root, relative);
  if (!file.startsWith(root + path.sep)) throw new Error("outside the served folder");
  return file;
}

function attribute(text) {
  return text.replace(/&/g, "&amp;").replace(/"/g, "&quot;");
}
