import { describe, expect, it } from "vitest";
import { bedrock, type Contest } from "../../../src/engine/family.ts";
import type { Quantile } from "../../../src/engine/kernel/histogram.ts";
import { gasper } from "../../../src/engine/l1/gasper/gasper.ts";
import { nakamoto } from "../../../src/engine/l1/nakamoto/nakamoto.ts";
import { atRisk } from "../../../src/engine/measure/at-risk.ts";
import { Crowds } from "../../../src/engine/measure/crowd.ts";
import { Safety } from "../../../src/engine/measure/safety.ts";
import { teller } from "../../../src/engine/measure/teller.ts";
import { Waiting } from "../../../src/engine/measure/waiting.ts";
import { newest } from "../../../src/engine/parameters.ts";
import { confirmationsNeeded } from "../../../src/engine/theory/proof-of-work.ts";
import type { TraceEvent } from "../../../src/engine/trace.ts";
import { arrived, found, settled, windowOf } from "./traces.ts";

const ground = { ...bedrock, settlementSeconds: 1 };
const bitcoin = newest(nakamoto.presets.bitcoin as NonNullable<typeof nakamoto.presets.bitcoin>);
const ethereum = newest(gasper.presets.ethereum as NonNullable<typeof gasper.presets.ethereum>);
const byDepth = nakamoto.settlement(bitcoin, ground).contest as Contest;
const byVotes = gasper.settlement(ethereum, ground).contest as Contest;
const interval = 600;

/** Somebody submits at 0 and is in the first of `blocks`; each is settled when five more stand on it. */
function chain(blocks: number, rivals = 0): readonly TraceEvent[] {
  const heights = Array.from({ length: blocks }, (_, i) => i + 1);
  const every = heights.map((height) => found(height, height * interval));
  const lost = heights.slice(0, rivals).map((height) => found(1_000 + height, height * interval, 0, height));
  const finals = heights.slice(0, blocks - 5).map((height) => {
    const at = (height + 5) * interval;
    const users = height === 1 ? { users: { since: 0, count: 10 } } : {};
    return settled({ block: height, found: height * interval, at, ...users });
  });
  return [arrived(0, 10), ...every, ...lost, ...finals];
}

function waits(contest: Contest | null, hosts: readonly Safety[], trace: readonly TraceEvent[], end: number) {
  const crowds = new Crowds(windowOf(end));
  const waiting = new Waiting(crowds);
  const safety = new Safety(contest, hosts);
  const fold = atRisk(crowds, end * 1e6, waiting, safety);
  trace.forEach(teller([safety, waiting, fold]));
  return fold.readings() as Readonly<Record<string, Quantile | undefined>>;
}

describe("the time a payment is at risk", () => {
  const needed = confirmationsNeeded(0.25, 1e-6);

  it("lasts until it lies as deep as the race against a quarter of the power asks for", () => {
    const { secondsAtRisk } = waits(byDepth, [], chain(100), 1e5);
    expect(secondsAtRisk).toEqual({ value: needed * interval, moreThan: false });
  });

  it("lasts longer where blocks are stale, since those secure nothing", () => {
    const { secondsAtRisk } = waits(byDepth, [], chain(200, 20), 1e6);
    const share = 0.25 / (0.25 + 0.75 * 0.9);
    expect(confirmationsNeeded(share, 1e-6)).toBeGreaterThan(needed);
    expect(secondsAtRisk?.value).toBeGreaterThan(needed * interval);
  });

  it("has not ended where the run does before", () => {
    const end = (needed - 3) * interval;
    const { secondsAtRisk } = waits(byDepth, [], chain(needed - 3), end);
    expect(secondsAtRisk).toEqual({ value: end, moreThan: true });
  });

  it("ends with the settlement where two thirds have voted, and never where a quarter may be a third", () => {
    const settledAt = 6 * interval;
    expect(waits(byVotes, [], chain(20), 1e5).secondsAtRisk).toEqual({ value: settledAt, moreThan: false });
    expect(waits(byVotes, [], chain(20, 20), 1e5).secondsAtRisk?.moreThan).toBe(true);
  });

  it("of a layer above ends with that of the blocks below that settled it, the slowest of them", () => {
    const [quick, slow] = [new Safety(byVotes, []), new Safety(byDepth, [])];
    chain(100).forEach(teller([quick, slow]));
    // The layer above is settled by the first block of the chain below, at the moment when that one is.
    const above = [
      arrived(0, 10),
      settled({ block: 1, found: 1, at: 6 * interval, users: { since: 0, count: 10 } }),
    ];
    const byBoth = waits(null, [quick, slow], above, 1e5);
    expect(byBoth.secondsAtRisk).toEqual({ value: needed * interval, moreThan: false });
    const third = waits(null, [new Safety(null, [quick])], above, 1e5);
    expect(third.secondsAtRisk).toEqual({ value: 6 * interval, moreThan: false });
    expect(waits(null, [], above, 1e5).secondsAtRisk?.value).toBe(6 * interval);
  });
});
