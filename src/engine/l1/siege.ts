import { type Adversary, receiver } from "../adversary/decisions.ts";
import type { Siege } from "../network/sides.ts";
import { numbersOf, type Producer } from "./producers.ts";

/** Which nodes an adversary cuts off, and which of its own stay on both sides: all, where it has the receiver to deceive. */
export function siegeOf(adversary: Adversary | null, producers: readonly Producer[]): Siege {
  const victims = adversary?.decide.eclipse?.victims ?? [];
  const deceives = victims.includes(receiver);
  return {
    victims: [...numbersOf(victims, producers), ...(deceives ? [producers.length] : [])],
    by: deceives ? numbersOf(adversary?.controls ?? [], producers) : [],
  };
}
