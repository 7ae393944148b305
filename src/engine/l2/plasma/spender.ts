import type { Site } from "../../site.ts";
import { anyPrice } from "../calls.ts";
import type { ChildChain } from "./child-chain.ts";
import type { Plasma } from "./parameters.ts";
import { spenders } from "./parties.ts";

/** Asks to leave with an output that was spent long ago, worth as much as there is (A98): once, since the first time says whether anybody looks. */
export function leaveWithSpent(p: Plasma, site: Site, chain: ChildChain): void {
  let hasAsked = false;
  chain.parent.watch(() => {
    const { locked: value } = chain.game;
    if (hasAsked || value === 0 || site.decide(spenders).respend?.() !== true) return;
    hasAsked = true;
    const request = { by: spenders, count: 1, value, position: 0, isSpent: true };
    const order = { by: spenders, bytes: 0, gas: p.callGas, highestFee: anyPrice };
    chain.parent.ask("exit of a spent output", { kind: "exit", request }, order);
  });
}
