import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { attackersOf } from "../../src/engine/attacker.ts";
import type { Scenario } from "../../src/engine/index.ts";
import { Agenda } from "../../src/engine/kernel/agenda.ts";
import { Crowds } from "../../src/engine/measure/crowd.ts";
import { Lasting } from "../../src/engine/measure/lasting.ts";
import { teller } from "../../src/engine/measure/teller.ts";
import { Waiting } from "../../src/engine/measure/waiting.ts";
import { undisturbed } from "../../src/engine/replication.ts";
import { Stack, windowOf } from "../../src/engine/stack.ts";
import { burial, type TraceEvent } from "../../src/engine/trace.ts";
import { unrestOf } from "../../src/engine/unrest.ts";
import { mustKeepBooks } from "./books.ts";
import { healing, stacks } from "./stacks.ts";

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
      fc.property(
        fc.oneof({ weight: 9, arbitrary: stacks }, { weight: 1, arbitrary: healing }),
        (scenario) => void happen(scenario, mustKeepBooks),
      ),
      { numRuns: 1_000 },
    );
  });

  it("serve nobody twice, however deep blocks were undone that had counted as settled", () => {
    let deepest = 0;
    fc.assert(
      fc.property(fc.oneof(stacks, healing), (scenario) => {
        const measures = scenario.layers.map((_, index) => {
          const waiting = new Waiting(new Crowds(windowOf(scenario)));
          const lasting = new Lasting(unrestOf(scenario, index, attackersOf(scenario)), teller([waiting]));
          return { waiting, lasting };
        });
        for (const [layer, event] of happen(scenario)) {
          measures[layer]?.lasting.see(event);
          if (event.kind === "reorganized") deepest = Math.max(deepest, event.depth);
        }
        for (const { waiting, lasting } of measures) {
          lasting.end();
          expect(waiting.unfinished).toBeGreaterThan(-1e-6);
        }
      }),
      { numRuns: 500 },
    );
    expect(deepest).toBeGreaterThan(burial + 3);
  });

  it("tell the same story with adversaries who control nobody as with none", () => {
    fc.assert(
      fc.property(stacks, (scenario) => {
        // Because spam and jamming take nobody's part, they are such that fill and send nothing.
        const nothing = { share: 0, controls: [], given: { fill: 0, rate: 0 } };
        const powerless = scenario.attacks.map((attack) => ({ ...attack, ...nothing }));
        expect(happen({ ...scenario, attacks: powerless })).toEqual(happen({ ...scenario, attacks: [] }));
      }),
      { numRuns: 100 },
    );
  });
});
