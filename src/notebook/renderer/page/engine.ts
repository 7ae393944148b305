import { blobWorker } from "../../live/blob-worker.ts";
import { type Simulator, simulator } from "../../live/simulator.ts";
import { unpacked } from "./unpack.ts";

/** The wall time that running one cell may take, ms. */
const longestRun = 60_000;

/** Starts the engine that a page carries when it is asked for first; null where it carries none. */
export type Engine = (() => Simulator) | null;

export function engineIn(page: ParentNode): Engine {
  const packed = page.querySelector(".layerbook-engine")?.textContent ?? "";
  if (packed === "") return null;
  let started: Simulator | undefined;
  return () => {
    started ??= simulator(
      async () => blobWorker(await unpacked(packed)),
      () => longestRun,
    );
    return started;
  };
}
