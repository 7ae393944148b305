import { blobWorker } from "../../notebook/live/blob-worker.ts";
import { begin } from "../activate.ts";
import { vscode } from "../vscode.ts";

export function activate(context: vscode.ExtensionContext): void {
  const from = (bundle: string) => async () => {
    const script = vscode.Uri.joinPath(context.extensionUri, `dist/${bundle}.web.js`);
    return blobWorker(new Uint8Array(await vscode.workspace.fs.readFile(script)));
  };
  begin(context, { simulating: from("worker"), exporting: from("exporter") });
}
