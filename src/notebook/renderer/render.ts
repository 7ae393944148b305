import { readResult } from "../read-result.ts";
import { type Card, card } from "./card.ts";

export const progressMime = "application/vnd.layerbook.progress+json";

/** The cards in a page, each in the element it was made for. */
export interface Cards {
  /** Shows a saved or received value, checked first, in the card of `into`: made if there is none, else patched. */
  readonly show: (id: string, into: HTMLElement, value: unknown) => Promise<void>;
  /** Shows a value such as `{ done: 0.4, label: "run 3 of 20" }` over what the card holds. */
  readonly progress: (id: string, into: HTMLElement, value: unknown) => void;
  /** Forgets the card of an output, or all of them. */
  readonly dispose: (id?: string) => void;
}

const strange = "This output was not written by this version of Layerbook. Run the cell to draw it again.";

export function cards(): Cards {
  const byId = new Map<string, { readonly into: HTMLElement; readonly card: Card }>();
  const cardOf = (id: string, into: HTMLElement): Card => {
    const there = [...byId.entries()].find(([each, { into: element }]) => each === id || element === into);
    if (there !== undefined && there[1].into === into && into.firstChild !== null) {
      byId.delete(there[0]);
      byId.set(id, there[1]);
      return there[1].card;
    }
    if (there !== undefined) forget(there[0]);
    const made = card(into);
    byId.set(id, { into, card: made });
    return made;
  };
  const forget = (id: string) => {
    byId.get(id)?.card.dispose();
    byId.delete(id);
  };
  return {
    show: async (id, into, value) => {
      const result = readResult(value);
      const to = cardOf(id, into);
      await (result === null ? to.say(strange) : to.show(result));
    },
    progress: (id, into, value) => {
      const { done, label } = Object(value) as { done?: unknown; label?: unknown };
      const part = typeof done === "number" && Number.isFinite(done) ? done : 0;
      cardOf(id, into).progress(part, typeof label === "string" ? label.slice(0, 200) : "");
    },
    dispose: (id) => {
      for (const each of id === undefined ? [...byId.keys()] : [id]) forget(each);
    },
  };
}
