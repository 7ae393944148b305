import type { BlockId } from "../trace.ts";
import type { Decisions, ProducerView } from "./decisions.ts";
import type { Strategy } from "./strategy.ts";

/**
 * Selfish mining: keep found blocks back, and show them when others come close, so that those have worked for nothing. `gamma` is the
 * share of the others who work on the adversary's block when two are equal; left out: whoever heard of it first.
 * Source: Eyal & Sirer 2014, algorithm 1.
 */
export function selfishMining(gamma?: number): Decisions {
  return { produce: selfish, ...(gamma !== undefined && { reach: gamma }) };
}

function selfish(): (view: ProducerView) => Strategy {
  /** Its own blocks above those of the public chain that it began on, lowest first, and how many of them are shown. */
  let branch: BlockId[] = [];
  let shown = 0;
  /** Height of the public chain when it last looked. */
  let known = 0;

  const tip = (view: ProducerView) => branch.at(-1) ?? view.head();
  const show = (count: number): readonly BlockId[] => {
    const fresh = branch.slice(shown, count);
    shown = Math.max(shown, count);
    return fresh;
  };
  /** Its branch is the longest now, and all of it is shown: from there on everybody is even. */
  const win = (view: ProducerView): readonly BlockId[] => {
    const fresh = show(branch.length);
    known = view.height(tip(view));
    branch = [];
    shown = 0;
    return fresh;
  };
  const lose = (): readonly BlockId[] => {
    branch = [];
    shown = 0;
    return [];
  };

  return (view) => ({
    parent: () => tip(view),
    found: (block) => {
      const isRace = branch.length > 0 && shown === branch.length;
      branch.push(block);
      return isRace ? win(view) : [];
    },
    heard: () => {
      const level = view.height(view.head());
      if (level <= known) return [];
      known = level;
      const lead = view.height(tip(view)) - level;
      if (branch.length === 0) return [];
      if (lead < 0) return lose();
      if (lead === 1) return win(view);
      return show(branch.filter((block) => view.height(block) <= level).length);
    },
  });
}
