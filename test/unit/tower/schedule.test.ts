import { describe, expect, it } from "vitest";
import { draws } from "../../../src/engine/kernel/random.ts";
import { LeaderSchedule } from "../../../src/engine/l1/tower/leader-schedule.ts";

const shares = [0.5, 0.3, 0.15, 0.05];

describe("the leader schedule", () => {
  const schedule = new LeaderSchedule(draws(1, "leader"), shares, 4);

  it("gives slots by stake", () => {
    const turns = 20_000;
    const counts = [0, 0, 0, 0];
    for (let turn = 0; turn < turns; turn++) {
      const leader = schedule.leader(4 * turn);
      counts[leader] = (counts[leader] ?? 0) + 1;
    }
    for (const [validator, share] of shares.entries()) {
      const error = 4 * Math.sqrt((share * (1 - share)) / turns);
      expect(Math.abs((counts[validator] as number) / turns - share)).toBeLessThan(error);
    }
  });

  it("gives four in a row, and is the same whoever asks in whatever order", () => {
    const again = new LeaderSchedule(draws(1, "leader"), shares, 4);
    for (let slot = 400; slot-- > 0; ) {
      expect(again.leader(slot)).toBe(schedule.leader(slot));
      expect(schedule.leader(slot)).toBe(schedule.leader(slot - (slot % 4)));
    }
  });
});
