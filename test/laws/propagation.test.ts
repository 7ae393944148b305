import { describe, expect, it } from "vitest";
import { ofFullBlocks } from "../../src/engine/theory/simulated/scenarios.ts";
import { onNodes } from "../unit/network/network.ts";

describe("a hundred thousand blocks of 535 kB on 600 nodes of 2019", () => {
  it("are lost as often as SimBlock's: the pooled interval of ten networks meets 0.14 to 0.45 %, and the mean delay foretells it", () => {
    const scenario = { ...onNodes({ count: 10_000 }), runs: 10 };
    const { staleShare, delaySeconds } = ofFullBlocks(scenario);
    if (staleShare === undefined || delaySeconds === undefined) throw new Error("nothing was measured");
    expect(staleShare.n).toBeGreaterThan(95_000);
    expect(staleShare.low).toBeLessThan(0.0045);
    expect(staleShare.high).toBeGreaterThan(0.0014);
    const x = delaySeconds.mean / 600;
    expect(staleShare.low).toBeLessThan(x / (1 + x));
    expect(staleShare.high).toBeGreaterThan(x / (1 + x));
  });
});
