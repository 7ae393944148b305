import { blobWorker } from "../../notebook/live/blob-worker.ts";
import { begin } from "../activate.ts";
import { vscode } from "../vscode.ts";

export function activate(context: vscode.ExtensionContext): void {
  const script = vscode.Uri.joinPath(context.extensionUri, "dist/worker.web.js");
  begin(context, async () => blobWorker(new Uint8Array(await vscode.workspace.fs.readFile(script))));
}
