import { readResult } from "../read-result.ts";
import { type Card, card } from "./card.ts";
import type { Connection } from "./connection.ts";
import { isInView, whenSeen } from "./in-view.ts";

export const progressMime = "application/vnd.layerbook.progress+json";

/** The cards in a page, each in the element it was made for. */
export interface Cards {
  /** Shows a saved or received result, as JSON, checked first, in the card of `into`: made if there is none, else patched. */
  readonly show: (id: string, into: HTMLElement, json: string) => Promise<void>;
  /** Shows a result in every card of a cell of that name. */
  readonly receive: (name: string, json: string) => Promise<void>;
  /** Shows a value such as `{ done: 0.4, label: "run 3 of 20" }` over what the card holds. */
  readonly progress: (id: string, into: HTMLElement, value: unknown) => void;
  /** Forgets the card of an output, or all of them. */
  readonly dispose: (id?: string) => void;
}

const strange = "This output was not written by this version of Layerbook. Run the cell to draw it again.";

interface Placed {
  readonly into: HTMLElement;
  readonly card: Card;
  /** What it shows, and of which cell. */
  json: string;
  name: string;
  /** Ends the wait for a reader to see it, where something newer waits. */
  unwait: () => void;
}

export function cards(connection: Connection): Cards {
  const byId = new Map<string, Placed>();

  const placedIn = (id: string, into: HTMLElement): Placed => {
    const there = [...byId.entries()].find(([each, { into: element }]) => each === id || element === into);
    if (there !== undefined && there[1].into === into && into.firstChild !== null) {
      byId.delete(there[0]);
      byId.set(id, there[1]);
      return there[1];
    }
    if (there !== undefined) forget(there[0]);
    const made = { into, card: card(into, connection), json: "", name: "", unwait: ignore };
    byId.set(id, made);
    return made;
  };

  const forget = (id: string) => {
    byId.get(id)?.unwait();
    byId.get(id)?.card.dispose();
    byId.delete(id);
  };

  /** At once where it is seen; else when it is, and then only the newest. */
  const soon = async (placed: Placed, json: string) => {
    placed.unwait();
    if (isInView(placed.into)) return put(placed, json);
    placed.unwait = whenSeen(placed.into, () => void put(placed, json));
  };

  const put = async (placed: Placed, json: string) => {
    placed.unwait();
    // Because what readers saw already becomes the cell's output a moment later.
    if (placed.json === json && !placed.card.isBusy()) return;
    const result = readResult(parsed(json));
    placed.json = json;
    placed.name = result?.name ?? "";
    await (result === null ? placed.card.say(strange) : placed.card.show(result));
  };

  return {
    show: (id, into, json) => put(placedIn(id, into), json),
    receive: async (name, json) => {
      const own = [...byId.values()].filter((each) => each.name === name);
      await Promise.all(own.map((each) => soon(each, json)));
    },
    progress: (id, into, value) => {
      const { done, label } = Object(value) as { done?: unknown; label?: unknown };
      const part = typeof done === "number" && Number.isFinite(done) ? done : 0;
      placedIn(id, into).card.progress(part, typeof label === "string" ? label.slice(0, 200) : "");
    },
    dispose: (id) => {
      for (const each of id === undefined ? [...byId.keys()] : [id]) forget(each);
    },
  };
}

function ignore(): void {}

/** A saved output may hold no JSON at all. */
function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
