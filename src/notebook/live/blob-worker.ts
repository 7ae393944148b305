import type { Link } from "./worker-seat.ts";

/** A worker from its code: the web extension host starts none from an address of the extension, and a page from a file none at all. */
export function blobWorker(code: BlobPart): Link {
  const address = URL.createObjectURL(new Blob([code], { type: "text/javascript" }));
  const worker = new Worker(address);
  const died = new Promise<string>((resolve) => {
    worker.onerror = ({ message }) => resolve(message);
  });
  return { endpoint: worker, died, terminate };

  function terminate(): void {
    worker.terminate();
    // Not before, because the web extension host reads the address again after the constructor has returned.
    URL.revokeObjectURL(address);
  }
}
