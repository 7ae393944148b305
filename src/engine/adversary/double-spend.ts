import type { BlockId } from "../trace.ts";
import type { Decisions, ProducerView } from "./decisions.ts";
import type { Strategy } from "./strategy.ts";

/** Blocks behind the public chain at which the adversary starts over: a quarter of the power catches up from there once in 500,000 times. */
const hopeless = 12;

/**
 * Pay, wait until the receiver has settled, then publish a longer chain without the payment, again and again.
 * Each attempt begins with one block mined in secret, after which the payment is broadcast (Rosenfeld 2014, section 4), so
 * without delays its success is the closed form I_{4pq}(z, 1/2).
 */
export function doubleSpend(confirmations: number): Decisions {
  return { produce: () => attack(confirmations) };
}

function attack(confirmations: number): (view: ProducerView) => Strategy {
  let fork: BlockId = -1;
  let secret: BlockId[] = [];
  const isAttacking = () => secret.length > 0;
  const publicLength = (view: ProducerView) => view.height(view.head()) - view.height(fork);

  const publishWhenLonger = (view: ProducerView): readonly BlockId[] => {
    if (publicLength(view) < confirmations || secret.length <= publicLength(view)) return [];
    view.tell("published");
    const longer = secret;
    secret = [];
    return longer;
  };
  const giveUpWhenHopeless = (view: ProducerView) => {
    if (publicLength(view) - secret.length < hopeless) return;
    view.tell("abandoned");
    secret = [];
  };

  return (view) => ({
    parent: () => secret.at(-1) ?? view.head(),
    found: (block) => {
      if (!isAttacking()) {
        view.tell("begun");
        fork = view.parent(block);
      }
      secret.push(block);
      return publishWhenLonger(view);
    },
    heard: () => {
      if (!isAttacking()) return [];
      giveUpWhenHopeless(view);
      return isAttacking() ? publishWhenLonger(view) : [];
    },
  });
}
