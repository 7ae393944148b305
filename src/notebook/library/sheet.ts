import { Cells, cellOf, freeName, renamed, writeCell } from "../language/index.ts";
import { attackCells } from "./attacks.ts";
import { type Changes, type Draft, drafted, sentences } from "./draft.ts";

/** Cells that stand by themselves, as in a small notebook: what is asked of them comes last. */
export interface Sheet {
  readonly cells: readonly string[];
  /** What keeps the last of them from running, and what to type, a sentence each. */
  readonly problems: readonly string[];
}

/** One scenario. */
export function single(draft: Draft): Sheet {
  const { text, problems } = drafted(draft);
  return { cells: [text], problems };
}

/** Scenarios beside each other, the first of them the one to compare with. */
export function comparison(drafts: readonly Draft[]): Sheet {
  const texts = drafts.map((draft) => drafted(draft).text);
  const cells = apart(texts, []);
  return sheetOf([...cells, cellOf({ compare: `[${new Cells(cells).names.join(", ")}]` })]);
}

/** A scenario as it is where nobody misbehaves, and under an attack: `set` says which, by paths such as `attack.plan`. */
export function underAttack(draft: Draft, set: Changes): Sheet {
  const { name, text } = drafted(draft);
  return sheetOf([honest(text), ...attackCells(name, set)]);
}

function honest(text: string): string {
  const said = new Cells([text]).said(1);
  const entries = said?.entries.filter(({ key }) => key !== "attack") ?? [];
  return said === undefined || entries.length === said.entries.length
    ? text
    : writeCell({ ...said, entries });
}

function sheetOf(cells: readonly string[]): Sheet {
  const all = new Cells(cells).all().map(({ problems }) => sentences(problems));
  // Because a cell that another is read from has the better words for what is wrong with it.
  return { cells, problems: all.find((each) => each.length > 0) ?? [] };
}

/** Cells that can join others: each under a name that none of those has, and what refers to it by that name. */
export function apart(texts: readonly string[], others: readonly string[]): readonly string[] {
  const taken = new Set(new Cells(others).names);
  const names = new Map<string, string>();
  return texts.map((text) => {
    const { name, namePlace } = new Cells([text]).reading(1);
    if (namePlace !== null) {
      const free = taken.has(name) ? freeName(name, taken) : name;
      taken.add(free);
      names.set(name, free);
    }
    return renamed(text, names);
  });
}
