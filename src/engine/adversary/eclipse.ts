import type { Agenda } from "../kernel/agenda.ts";
import type { BlockId, TraceEvent } from "../trace.ts";
import { type Adversary, type Decisions, type Eclipse, type ProducerView, receiver } from "./decisions.ts";
import { honest, type Strategy } from "./strategy.ts";

/**
 * Eclipse: cut the receiver off from everybody else, mine a branch that only he hears of, and let him go once he has settled what is on it.
 * Producers who are cut off with him work on that branch too; where they are cut off without him, what they find is lost, and the attacker
 * goes on with the others. Source: Heilman et al. 2015, "Eclipse attacks on Bitcoin's peer-to-peer network", section 1.1.
 */
export function eclipsing(eclipse: Eclipse): Decisions {
  const deceives = eclipse.victims.includes(receiver);
  return { eclipse, produce: deceives ? branchForVictims : () => (view) => honest(view.head) };
}

function branchForVictims(): (view: ProducerView) => Strategy {
  /** What the next of its blocks stands on: the head of all until somebody is cut off, from then on a branch for the victims. */
  let tip: BlockId = 0;
  return (view) => ({
    parent: () => {
      if (!view.isEclipsing()) tip = view.head();
      return tip;
    },
    found: (block) => {
      tip = block;
      return [block];
    },
    heard: (block) => {
      if (!view.isEclipsing()) tip = view.head();
      else if (view.isByVictim(block) && view.height(block) > view.height(tip)) tip = block;
      return [];
    },
  });
}

/** Times that anybody is cut off in a run: enough to count by, whatever the run's length. */
const most = 1_000;

/** Stretches of time, microseconds, in which somebody is cut off: again and again until measuring or the attack ends, with as long a pause. */
export function eclipses(adversary: Adversary | null, until: number) {
  const { eclipse } = adversary?.decide ?? {};
  if (adversary === null || adversary.controls.length === 0 || eclipse === undefined) return [];
  const lasts = Math.round(eclipse.lasts * 1e6);
  const over = adversary.until ?? Number.POSITIVE_INFINITY;
  const last = Math.min(until, over);
  const count = Math.min(most, Math.max(0, Math.ceil((last - adversary.from) / (2 * lasts))));
  return Array.from({ length: count }, (_, time) => {
    const start = adversary.from + 2 * time * lasts;
    return { start, end: Math.min(start + lasts, over), share: 0, isEclipse: true };
  });
}

/** Tells of each eclipse as an attempt to undo what the receiver settled in it. */
export function tellOfEclipses(
  agenda: Agenda,
  emit: (event: TraceEvent) => void,
  spans: readonly { readonly start: number; readonly end: number }[],
): void {
  const tell = (outcome: "begun" | "published") =>
    agenda.action(() => emit({ kind: "attempt", time: agenda.now, outcome }));
  const [begun, published] = [tell("begun"), tell("published")];
  for (const { start, end } of spans) {
    agenda.at(start, begun);
    agenda.at(end, published);
  }
}
