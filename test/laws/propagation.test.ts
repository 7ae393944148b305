import { describe, expect, it } from "vitest";
import { Tally } from "../../src/engine/measure/tally.ts";
import { replication } from "../../src/engine/replication.ts";
import { finish } from "../unit/engine/scenarios.ts";
import { onNodes } from "../unit/network/network.ts";

describe("a hundred thousand blocks of 535 kB on 600 nodes of 2019", () => {
  it("are lost as often as SimBlock's: the pooled interval of ten networks meets 0.14 to 0.45 %, and the mean delay foretells it", () => {
    const scenario = { ...onNodes({ count: 10_000 }), runs: 10 };
    const tally = new Tally(scenario);
    for (let run = 0; run < scenario.runs; run++) {
      const measuring = tally.begin();
      const conditions = { adversary: null, alwaysFull: true };
      finish(replication(scenario, run, conditions, measuring.see, Number.POSITIVE_INFINITY));
      measuring.end();
    }
    const { staleShare, delaySeconds } = tally.layers()[0]?.measurements ?? {};
    if (staleShare === undefined || delaySeconds === undefined) throw new Error("nothing was measured");
    expect(staleShare.n).toBeGreaterThan(95_000);
    expect(staleShare.low).toBeLessThan(0.0045);
    expect(staleShare.high).toBeGreaterThan(0.0014);
    const x = delaySeconds.mean / 600;
    expect(staleShare.low).toBeLessThan(x / (1 + x));
    expect(staleShare.high).toBeGreaterThan(x / (1 + x));
  });
});
