import { blobWorker } from "../../notebook/live/blob-worker.ts";
import { begin, type Exports } from "../activate.ts";
import { vscode } from "../vscode.ts";

export function activate(context: vscode.ExtensionContext): Exports {
  const from = (bundle: string) => async () => {
    const script = vscode.Uri.joinPath(context.extensionUri, `dist/${bundle}.web.js`);
    return blobWorker(new Uint8Array(await vscode.workspace.fs.readFile(script)));
  };
  return begin(context, { simulating: from("worker"), exporting: from("exporter") });
}
