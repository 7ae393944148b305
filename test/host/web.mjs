// Leg 2: the API suite in the pure web workbench, as on vscode.dev: static files, no server process, no Node extension host.
import { runSuite } from "./automation.mjs";
import { launchBrowser } from "./host.mjs";
import { startWebWorkbench } from "./web-workbench.mjs";

const workbench = await startWebWorkbench({ extension: ".", tests: "dist/test/suite.js" });
const browser = await launchBrowser();
process.exitCode = await runSuite(browser, workbench.address, "web");
await browser.close();
await workbench.stop();
