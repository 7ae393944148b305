import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bellatrixInactivity } from "../../../src/engine/rules/inactivity.ts";
import {
  committees,
  ejectionEpoch,
  leaked,
  leakRecovery,
} from "../../../src/engine/theory/proof-of-stake.ts";

const coin = 1_000_000_000;
const start = 32 * coin;

describe("committees", () => {
  it("are one a slot at least and 64 at most, and share all validators of an epoch", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3_000_000 }), (validators) => {
        const { committeesPerSlot, meanCommitteeSize } = committees(validators);
        const all = meanCommitteeSize * committeesPerSlot * 32;
        const big = committeesPerSlot === 1 || meanCommitteeSize >= 128;
        return committeesPerSlot >= 1 && committeesPerSlot <= 64 && big && Math.abs(all - validators) < 1e-6;
      }),
    );
    expect(committees(8_191).committeesPerSlot).toBe(1);
    expect(committees(8_192).committeesPerSlot).toBe(2);
    expect(committees(1_000_000).committeesPerSlot).toBe(64);
  });
});

describe("a leak", () => {
  it("leaves 28.269 of 32 coins after 2,048 epochs and 19.506 after 4,096", () => {
    expect(leaked(start, 0)).toBe(start);
    expect(leaked(start, 2_048) / coin).toBeCloseTo(28.269, 3);
    expect(leaked(start, 4_096) / coin).toBeCloseTo(19.506, 3);
  });

  it("takes something every epoch once scores tell, and is e^(-t²/2^25) but for whole coins", () => {
    for (let epochs = 16; epochs <= 4_600; epochs += 127) {
      const left = leaked(start, epochs);
      expect(left).toBeLessThan(leaked(start, epochs - 1));
      expect(Math.abs(left / start - Math.exp((-epochs * epochs) / 2 ** 25))).toBeLessThan(0.005);
    }
  });

  it("ejects after 4,685 epochs, and by Altair's slower rule after 8,116", () => {
    expect(ejectionEpoch()).toBe(4_685);
    const altair = { ...bellatrixInactivity, penaltyQuotient: 3 * 2 ** 24 };
    expect(ejectionEpoch(start, 16 * coin, altair)).toBe(8_116);
    expect(ejectionEpoch(16 * coin)).toBe(0);
    // A balance that a quarter of a coin more holds at 17 has not fallen far enough.
    expect(leaked(start, 4_684)).toBeGreaterThanOrEqual(16.75 * coin);
    expect(leaked(start, 4_685)).toBeLessThan(16.75 * coin);
  });
});

describe("recovery from a leak", () => {
  it("takes 13.8 days when two fifths are silent, none for a third, and ejection comes before it for a half", () => {
    expect(leakRecovery(0.4)).toBeCloseTo(3_107, 0);
    expect(((leakRecovery(0.4) as number) * 32 * 12) / 86_400).toBeCloseTo(13.8, 1);
    expect([0, 0.2, 1 / 3].map(leakRecovery)).toEqual([0, 0, 0]);
    expect([0.5, 0.9, 1].map(leakRecovery)).toEqual([null, null, null]);
  });

  it("is when the integer rule has those who vote at two thirds, within one in a hundred", () => {
    for (const silent of [0.35, 0.38, 0.4, 0.43, 0.46, 0.48]) {
      const recovered = leakRecovery(silent) as number;
      const share = (epochs: number) => {
        const left = (silent * leaked(start, epochs)) / start;
        return (1 - silent) / (1 - silent + left);
      };
      expect(share(Math.floor(recovered * 0.99))).toBeLessThan(2 / 3);
      expect(share(Math.ceil(recovered * 1.01))).toBeGreaterThan(2 / 3);
    }
  });
});
