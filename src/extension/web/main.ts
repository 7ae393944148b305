import type { Link } from "../../notebook/live/worker-seat.ts";
import { begin } from "../activate.ts";
import { vscode } from "../vscode.ts";

export function activate(context: vscode.ExtensionContext): void {
  const script = vscode.Uri.joinPath(context.extensionUri, "dist/worker.web.js");
  begin(context, async () => link(await vscode.workspace.fs.readFile(script)));
}

/** From a blob, because the web extension host starts no worker from an address of the extension. */
function link(code: Uint8Array): Link {
  const address = URL.createObjectURL(new Blob([new Uint8Array(code)], { type: "text/javascript" }));
  const worker = new Worker(address);
  const died = new Promise<string>((resolve) => {
    worker.onerror = ({ message }) => resolve(message);
  });
  return { endpoint: worker, died, terminate };

  function terminate(): void {
    worker.terminate();
    // Not before, because the host reads the address again after the constructor has returned.
    URL.revokeObjectURL(address);
  }
}
