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
  return { produce: (view) => attack(view, confirmations) };
}

function attack(view: ProducerView, confirmations: number): Strategy {
  let fork: BlockId = -1;
  let secret: BlockId[] = [];
  const isAttacking = () => secret.length > 0;
  const publicLength = () => view.height(view.head()) - view.height(fork);

  const publishWhenLonger = (): readonly BlockId[] => {
    if (publicLength() < confirmations || secret.length <= publicLength()) return [];
    view.tell("published");
    const longer = secret;
    secret = [];
    return longer;
  };
  const giveUpWhenHopeless = () => {
    if (publicLength() - secret.length < hopeless) return;
    view.tell("abandoned");
    secret = [];
  };

  return {
    parent: () => secret.at(-1) ?? view.head(),
    found: (block) => {
      if (!isAttacking()) {
        view.tell("begun");
        fork = view.parent(block);
      }
      secret.push(block);
      return publishWhenLonger();
    },
    heard: () => {
      if (!isAttacking()) return [];
      giveUpWhenHopeless();
      return isAttacking() ? publishWhenLonger() : [];
    },
  };
}
