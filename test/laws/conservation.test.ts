import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Scenario } from "../../src/engine/index.ts";
import { Agenda } from "../../src/engine/kernel/agenda.ts";
import { undisturbed } from "../../src/engine/replication.ts";
import { Stack } from "../../src/engine/stack.ts";
import type { TraceEvent } from "../../src/engine/trace.ts";
import { stacks } from "./stacks.ts";

type Seen = readonly [layer: number, event: TraceEvent];

/** Lets a scenario happen, looking after every event; returns what it told. */
function happen(scenario: Scenario, look: (stack: Stack) => void = () => {}): readonly Seen[] {
  const agenda = new Agenda();
  const told: Seen[] = [];
  const stack = new Stack(scenario, 0, agenda, undisturbed, (layer, event) => told.push([layer, event]));
  const end = (scenario.warmup + scenario.duration + scenario.drain) * 1e6;
  while (agenda.step(end)) look(stack);
  return told;
}

describe("a thousand random stacks with incidents and attacks", () => {
  it("keep their books after every event, and know where all value stands", () => {
    fc.assert(
      fc.property(stacks, (scenario) => {
        happen(scenario, (stack) => {
          const faults = stack.audit();
          if (faults.length > 0) throw new Error(faults.join("; "));
          for (const { safe, frozen, stolen } of stack.funds()) {
            if (Math.min(safe, frozen, stolen) < 0)
              throw new Error(`${safe} safe, ${frozen} frozen, ${stolen} stolen`);
            expect(safe + frozen + stolen).toBeCloseTo(1, 9);
          }
        });
      }),
      { numRuns: 1_000 },
    );
  });

  it("tell the same story with an adversary who controls nobody as with none", () => {
    fc.assert(
      fc.property(stacks, (scenario) => {
        const powerless = scenario.attack === null ? null : { ...scenario.attack, share: 0, controls: [] };
        expect(happen({ ...scenario, attack: powerless })).toEqual(happen({ ...scenario, attack: null }));
      }),
      { numRuns: 100 },
    );
  });
});
