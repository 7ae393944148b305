import * as vscode from "vscode";
import { asks } from "./asking.ts";
import { commands } from "./commands.ts";
import { course } from "./course.ts";
import { documents } from "./documents.ts";
import { exercises } from "./exercises.ts";
import { exports } from "./exports.ts";
import { hostLoop } from "./host-loop.ts";
import { language } from "./language.ts";
import { palette } from "./palette.ts";
import { running } from "./running.ts";

/** What VS Code calls when it has loaded: runs every test, one after the other, and rejects when one failed. */
export async function run(): Promise<void> {
  console.log(
    `# VS Code ${vscode.version}, ${vscode.env.appHost}, in ${typeof process === "object" ? "Node" : "a web worker"}`,
  );
  let passed = 0;
  let failed = 0;
  for (const [name, test] of Object.entries({
    ...commands,
    // Before the workspace holds the notebooks of all others, which would be checked too.
    ...palette,
    ...documents,
    ...language,
    ...running,
    ...asks,
    ...exercises,
    ...exports,
    ...hostLoop,
    ...course,
  })) {
    try {
      const began = performance.now();
      await test();
      passed += 1;
      console.log(`ok - ${name} (${Math.round(performance.now() - began)} ms)`);
    } catch (error) {
      failed += 1;
      console.log(`not ok - ${name}: ${error instanceof Error ? error.stack : String(error)}`);
    }
    await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
  }
  console.log(`${passed} passed, ${failed} failed`);
  if (failed > 0) throw new Error(`${failed} failed`);
}
