import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Agenda } from "../../src/engine/kernel/agenda.ts";
import { Versions } from "../../src/engine/kernel/versions.ts";
import type { Contract } from "../../src/engine/ledger/contract.ts";
import { Ledger } from "../../src/engine/ledger/ledger.ts";
import { undisturbed } from "../../src/engine/replication.ts";
import { Stack } from "../../src/engine/stack.ts";
import type { BlockId } from "../../src/engine/trace.ts";
import { healing, stacks } from "./stacks.ts";

/** A contract, what was handed in to it by the number of the call, and the state that its ledger says it has. */
interface Noted {
  readonly contract: Contract<unknown, unknown>;
  readonly actions: Map<number, unknown>;
  readonly state: () => unknown;
}

/** All that a ledger was told, kept by somebody who forgets nothing. */
interface Notes {
  readonly contracts: Noted[];
  readonly calls: Map<BlockId, readonly number[]>;
  handedIn: number;
}

const notes = new Map<Ledger, Notes>();

function notesOf(ledger: Ledger): Notes {
  const known = notes.get(ledger) ?? { contracts: [], calls: new Map(), handedIn: 0 };
  notes.set(ledger, known);
  return known;
}

/** The state of a contract, folded over the observer's chain from its first block on. */
function refolded({ tree }: Ledger, head: BlockId, { calls }: Notes, noted: Noted): unknown {
  let state = noted.contract.initial;
  for (const block of tree.path(0, head)) {
    const { height, found } = tree.block(block);
    for (const call of calls.get(block) ?? []) {
      if (!noted.actions.has(call)) continue;
      state = noted.contract.apply(state, noted.actions.get(call), { block, height, time: found });
    }
  }
  return state;
}

/** Numbers that the arrays of any stack's contracts stay below. */
const numbers = 64;

/** What a state holds, by name. */
function partsOf(state: object): ReadonlyMap<unknown, unknown> {
  if (state instanceof Map) return state;
  if (state instanceof Set) return new Map([...state].map((each) => [each, true]));
  if (state instanceof Versions)
    return new Map(Array.from({ length: numbers }, (_, number) => [number, state.at(number)]));
  return new Map(Object.entries(state));
}

/**
 * Whether two states hold the same. Because a skip list leads to its first entry by more ways than there are entries, what was compared
 * is not compared again.
 */
function isSame(a: unknown, b: unknown, compared = new Map<unknown, unknown>()): boolean {
  if (Object.is(a, b) || (a !== null && compared.get(a) === b)) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  compared.set(a, b);
  const [own, other] = [partsOf(a), partsOf(b)];
  return (
    own.size === other.size &&
    [...own].every(([name, part]) => other.has(name) && isSame(part, other.get(name), compared))
  );
}

describe("every contract of a thousand random stacks", () => {
  const { deploy, extend } = Ledger.prototype;

  beforeAll(() => {
    Ledger.prototype.deploy = function <S, A>(this: Ledger, contract: Contract<S, A>) {
      const deployed = deploy.call(this, contract as Contract<unknown, unknown>);
      const own = notesOf(this);
      const actions = new Map<number, unknown>();
      const state = () => deployed.state("head");
      own.contracts.push({ contract: contract as Contract<unknown, unknown>, actions, state });
      return {
        state: (at) => deployed.state(at) as S,
        call: (action, order, listener) => {
          actions.set(own.handedIn++, action);
          return deployed.call(action, order, listener);
        },
      };
    };
    Ledger.prototype.extend = function (this: Ledger, ...how) {
      const block = extend.apply(this, how);
      notesOf(this).calls.set(block, this.tree.block(block).takes.calls);
      return block;
    };
  });

  afterAll(() => {
    Object.assign(Ledger.prototype, { deploy, extend });
  });

  it("has the state that its host's canonical chain gives, whatever was undone on the way", () => {
    let [contracts, undone] = [0, 0];
    fc.assert(
      fc.property(
        fc.oneof({ weight: 9, arbitrary: stacks }, { weight: 1, arbitrary: healing }),
        (scenario) => {
          notes.clear();
          const agenda = new Agenda();
          new Stack(scenario, 0, agenda, undisturbed, (_, { kind }) => {
            if (kind === "reorganized") undone++;
          });
          const end = (scenario.warmup + scenario.duration + scenario.drain) * 1e6;
          while (agenda.step(end));
          for (const [ledger, own] of notes) {
            for (const noted of own.contracts) {
              contracts++;
              const again = refolded(ledger, ledger.head().block, own, noted);
              expect(isSame(noted.state(), again)).toBe(true);
            }
          }
        },
      ),
      { numRuns: 1_000 },
    );
    expect(contracts).toBeGreaterThan(1_000);
    expect(undone).toBeGreaterThan(500);
  });
});
