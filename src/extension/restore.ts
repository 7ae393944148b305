import type { Simulator } from "../notebook/live/simulator.ts";
import { outputOf } from "./outputs.ts";
import type { Results } from "./results.ts";
import type { Restore } from "./serializer.ts";

/** Finds the results that are kept for cells as they are now. Nobody waits for a worker where nothing is kept. */
export const restoring =
  (simulator: Simulator, results: Results): Restore =>
  async (texts) => {
    if (texts.length === 0 || (await results.isEmpty)) return [];
    const outlined = (await simulator.ask((remote) => remote.outline(texts))) ?? [];
    const kept = await Promise.all(outlined.map(({ key }) => results.of(key)));
    return kept.map((outcome) => outcome && outputOf(outcome));
  };
