import type { Decisions, ProducerView } from "../../adversary/decisions.ts";
import type { Strategy } from "../../adversary/strategy.ts";
import type { BlockId } from "../../trace.ts";

/** Epochs of the public chain after which what stood where the secret one forks off is final, though the adversary does not vote for it. */
const epochs = 3;

/**
 * Build and vote in secret from some block on, wait until what others built beside it is final, then show everything: again
 * and again. It is the most that less than a third of the stake can try against finality. With more, nothing would become final
 * without its votes, and two chains can with them: so it votes for both, and is slashed when that is seen.
 */
export function rewrite(slotsPerEpoch: number): Decisions {
  return {
    produce: () => attack(epochs * slotsPerEpoch),
    equivocate: (share) => share > 1 / 3,
  };
}

function attack(length: number): (view: ProducerView) => Strategy {
  let fork: BlockId = -1;
  let secret: BlockId[] = [];
  return (view) => ({
    parent: () => secret.at(-1) ?? view.head(),
    found: (block) => {
      if (secret.length === 0) {
        view.tell("begun");
        fork = view.parent(block);
      }
      secret.push(block);
      return [];
    },
    heard: () => {
      if (secret.length === 0 || view.height(view.head()) - view.height(fork) < length) return [];
      view.tell("published");
      const shown = secret;
      secret = [];
      return shown;
    },
  });
}
