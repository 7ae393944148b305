import type { Site } from "../site.ts";
import type { Way } from "../trace.ts";
import type { Entry } from "./kind.ts";
import type { WaitPolicy } from "./parameters.ts";
import { isWaitedFor } from "./wait.ts";

/**
 * The way that asks for nobody's word: forth, what the target's own nodes read from the chain of the source once it has waited for long
 * enough; back, what the target's contract on the source pays out. Where the target settles on no other layer, both chains must have settled it.
 */
export function slowWay(p: WaitPolicy, site: Site): (way: Way, entry: Entry) => boolean {
  const [source, target] = [site.host("source"), site.host("target")];
  const { exits } = target;
  return (way, entry) => {
    if (exits === null) return entry.isSettled;
    if (way === "forth") return isWaitedFor(p, source, entry, site.agenda.now);
    return entry.isSettled && entry.at.block <= exits.open();
  };
}
