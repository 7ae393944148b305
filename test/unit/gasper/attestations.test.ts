import { describe, expect, it } from "vitest";
import { newest } from "../../../src/engine/index.ts";
import { attestationBytesPerSecond } from "../../../src/engine/l1/gasper/attestations.ts";
import { ethereum } from "../../../src/engine/l1/gasper/presets/ethereum.ts";
import { committees } from "../../../src/engine/theory/proof-of-stake.ts";
import { measured, scenario } from "../engine/scenarios.ts";

const p = newest(ethereum);

describe("votes on the wire", () => {
  it("are sixteen aggregates of each committee with a bit for each of its validators, and the single votes of two subnets", () => {
    const active = p.staked / 32;
    const { committeesPerSlot, meanCommitteeSize } = committees(active);
    const bits = Math.floor(meanCommitteeSize / 8) + 1;
    const slot = 16 * committeesPerSlot * (444 + bits) + (active / 32 / 32) * 240;
    expect(attestationBytesPerSecond(p)).toBeCloseTo(slot / 12, 6);
    expect(slot / 12).toBeCloseTo(65_600, -3);
  });

  it("grow with the stake once committees are as many as they may be, and are no more than single votes where few vote", () => {
    const at = (staked: number) => attestationBytesPerSecond({ ...p, staked });
    expect(at(2 * p.staked) / at(p.staked)).toBeGreaterThan(1.3);
    expect(at(2 * p.staked) / at(p.staked)).toBeLessThan(2);
    expect(at(32 * 32)).toBeCloseTo((444 + 1 + 240 / 32) / 12, 9);
  });

  it("are most of what a node of an idle chain hears and tells", () => {
    const idle = scenario("ethereum", { demand: { rate: 0 }, duration: 3_840, warmup: 0, drain: 0, runs: 1 });
    const blocks = 6_000 / 12;
    expect(measured(idle)("nodeBytesPerSecond").mean).toBeCloseTo(
      2 * (attestationBytesPerSecond(p) + blocks),
      -2,
    );
  });
});
