import { Agenda } from "./kernel/agenda.ts";
import type { Scenario } from "./scenario.ts";
import { type Conditions, type Emit, Stack } from "./stack.ts";

export const undisturbed: Conditions = { adversary: null, alwaysFull: false };

/** How many events happen between two looks at whether to go on: at most a few milliseconds of work, as blocks are costly. */
const stretch = 256;

/** How often in the measured window it is told where the value stands. */
const tellings = 96;

/**
 * One replication from warm-up to drain. Yields how much of its time has passed, at least every few thousand events; returns
 * the number of events, or stops early when they exceed `most` (the caller sees it by the clock).
 */
export function* replication(
  scenario: Scenario,
  number: number,
  conditions: Conditions,
  emit: Emit,
  most: number,
): Generator<number, { readonly events: number; readonly finished: boolean }> {
  const agenda = new Agenda();
  const stack = new Stack(scenario, number, agenda, conditions, emit);
  tellFunds(stack, agenda, scenario);
  const end = Math.round((scenario.warmup + scenario.duration + scenario.drain) * 1e6);
  for (;;) {
    const target = Math.min(most, agenda.happened + stretch);
    if (!agenda.run(end, target)) {
      stack.tellUnsettled();
      mustBalance(stack.audit(), scenario, number);
      return { events: agenda.happened, finished: true };
    }
    if (agenda.happened >= most) return { events: agenda.happened, finished: false };
    yield agenda.now / end;
  }
}

/** From the beginning of the measured window on, again and again. */
function tellFunds(stack: Stack, agenda: Agenda, { warmup, duration }: Scenario): void {
  if (!stack.keepsFunds) return;
  const every = Math.max(1, Math.round((duration * 1e6) / tellings));
  const tell = agenda.action(() => {
    stack.tellFunds();
    agenda.after(every, tell);
  });
  agenda.at(Math.round(warmup * 1e6), tell);
}

/** Throws when a law has lost or made something: that is a mistake in the engine, never in a scenario. */
function mustBalance(faults: readonly string[], scenario: Scenario, number: number): void {
  if (faults.length === 0) return;
  throw new Error(
    `the engine's books do not balance (seed ${scenario.seed}, run ${number + 1}): ${faults.join("; ")}`,
  );
}
