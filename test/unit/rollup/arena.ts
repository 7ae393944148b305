/** The contract that holds a rollup's value with nothing around it: claims, disputes and their clocks, played by anybody as a test says. */
import { type Batch, isSame, type Outcome } from "../../../src/engine/l2/rollup/derivation.ts";
import {
  type Challenge,
  claimOf,
  mayChallenge,
  settleableFrom,
} from "../../../src/engine/l2/rollup/disputes.ts";
import { entriesBetween, stateAfter, virtualSteps } from "../../../src/engine/l2/rollup/execution.ts";
import { type Game, halved, isSingle, middleOf, runsOutAt } from "../../../src/engine/l2/rollup/game.ts";
import {
  type Action,
  type Anchor,
  type Portal,
  portalContract,
  type Standing,
} from "../../../src/engine/l2/rollup/portal.ts";
import type { Rules } from "../../../src/engine/l2/rollup/rules.ts";

export const rules: Rules = {
  counted: null,
  isProof: false,
  claimant: "proposer",
  isOpen: true,
  window: 1_000_000,
  clockExtension: 0,
  isSerial: false,
  gracePeriod: 0,
  forceDelay: 0,
  releaseDelay: 0,
  bond: 100,
  moveBond: 1,
  bondGrowth: 1,
  upgradeKeys: [],
  upgradeThreshold: 1,
  exitWindow: 0,
  locked: 1_000_000,
  gameDepth: 16,
  splitDepth: 4,
};

/** Somebody who makes claims or disputes them. */
export interface Player {
  readonly name: string;
  /** What it says of the state after so many virtual steps, given what is so. */
  readonly says: (truth: Outcome, done: bigint) => Outcome;
  /** Whether it disputes a claim, and how long after that was made, microseconds; null: never. */
  readonly opens: (isTrue: boolean) => number | null;
  /** How long it takes for a turn, microseconds; null: it lets its clock run. */
  readonly takes: (game: Game) => number | null;
}

/** Says what is so, and answers within a moment. */
export function honest(name: string, reply = 10): Player {
  return { name, says: (truth) => truth, opens: (isTrue) => (isTrue ? null : reply), takes: () => reply };
}

export function lie(truth: Outcome, amount = 1): Outcome {
  return { ...truth, burned: truth.burned + amount };
}

/** Disputes what is true as soon as that is claimed, and then says nothing more. */
export function staller(name: string): Player {
  return { name, says: (truth) => lie(truth), opens: (isTrue) => (isTrue ? 0 : null), takes: () => null };
}

/** So many batches of some payments, each with as many withdrawals. */
export function batches(count: number, crossings = 2): readonly Batch[] {
  return Array.from({ length: count }, (_, number) => ({
    number,
    from: number,
    to: number + 1,
    transfers: number + 3,
    bytes: 100,
    isWithheld: false,
    crossings: Array.from({ length: crossings }, (_, each) => ({
      kind: each % 2 === 0 ? ("burn" as const) : ("mint" as const),
      number: number * crossings + each,
      value: 10 + number + each,
    })),
  }));
}

export class Arena {
  portal: Portal;
  now = 0;
  /** Calls that changed something, by kind, and claims that were settled, in order. */
  readonly calls: Action["kind"][] = [];
  readonly settled: Standing[] = [];
  readonly rules: Rules;
  #contract: ReturnType<typeof portalContract>;

  constructor(changes: Partial<Rules> = {}, posted: readonly Batch[] = batches(3)) {
    this.rules = { ...rules, ...changes };
    this.#contract = portalContract(() => this.rules);
    this.portal = this.#contract.initial;
    for (const batch of posted) this.call({ kind: "post", batch });
  }

  /** Returns whether the contract took it. */
  call(action: Action): boolean {
    const before = this.portal;
    this.portal = this.#contract.apply(before, action, { block: 0, height: 0, time: this.now });
    if (this.portal === before) return false;
    this.calls.push(action.kind);
    if (this.portal.confirmed !== before.confirmed) this.settled.push(this.portal.confirmed);
    return true;
  }

  /** A party claims the state after all that is posted. */
  claim({ name, says }: Player): Standing {
    const { inbox, confirmed } = this.portal;
    const { position = -1, digest = 0 } = inbox.last ?? {};
    const steps = virtualSteps(this.rules);
    const outcome = says(this.truth({ anchor: confirmed, position }, steps), steps);
    this.call({ kind: "claim", claim: { by: name, position, digest, outcome } });
    return this.portal.claims.at(-1) as Standing;
  }

  truth({ anchor, position }: { readonly anchor: Anchor; readonly position: number }, done: bigint): Outcome {
    const entries = entriesBetween(this.portal.inbox.last, anchor.position, position);
    return stateAfter(anchor.outcome, entries, done, this.rules);
  }

  isTrue(claim: Standing): boolean {
    return this.truth(claim, virtualSteps(this.rules)).burned === claim.outcome.burned;
  }

  /** Lets everybody do what he does until nothing is left to do. */
  play(players: readonly Player[]): this {
    for (let turns = 0; turns < 100_000; turns++) {
      const next = this.#next(players);
      if (next === undefined) return this;
      this.now = Math.max(this.now, next.time);
      this.call(next.action());
    }
    throw new Error("a game without an end");
  }

  #next(players: readonly Player[]): Due | undefined {
    const all = [...this.#challenges(players), ...this.#moves(players), ...this.#keeping()];
    return all.reduce<Due | undefined>(
      (first, each) => (first === undefined || each.time < first.time ? each : first),
      undefined,
    );
  }

  #challenges(players: readonly Player[]): readonly Due[] {
    return this.portal.claims.flatMap((claim) =>
      players.flatMap((player): Due[] => {
        const after = player.opens(this.isTrue(claim));
        if (after === null) return [];
        const time = Math.max(this.now, claim.since + after);
        if (!mayChallenge(this.rules, this.portal, claim, player.name, time)) return [];
        const challenge = this.#challenge(claim, player);
        if (isSame(challenge.outcome, claim.outcome)) return [];
        return [{ time, action: () => ({ kind: "challenge", challenge }) }];
      }),
    );
  }

  #challenge(claim: Standing, { name, says }: Player): Challenge {
    const steps = virtualSteps(this.rules);
    const say = (done: bigint) => says(this.truth(claim, done), done);
    return { claim: claim.number, by: name, outcome: say(steps), middle: say(steps >> 1n) };
  }

  #moves(players: readonly Player[]): readonly Due[] {
    return this.portal.games.flatMap((game): Due[] => {
      const claim = claimOf(this.portal, game.claim) as Standing;
      const mover = game.mover === "asserter" ? claim.by : game.challenger;
      const player = players.find(({ name }) => name === mover);
      const takes = player?.takes(game) ?? null;
      if (player === undefined || takes === null) return [];
      const time = game.since + takes;
      if (time >= runsOutAt(game, this.rules.window)) return [];
      return [{ time, action: () => this.#move(game, claim, player) }];
    });
  }

  #move(game: Game, claim: Standing, { name, says }: Player): Action {
    const say = (done: bigint) => says(this.truth(claim, done), done);
    const answer = say(middleOf(game));
    const left = halved(game, answer);
    const { challenger, moves } = game;
    const middle = isSingle(left) ? null : say(middleOf(left));
    return { kind: "move", move: { claim: claim.number, challenger, by: name, moves, answer, middle } };
  }

  /** What anybody may do. */
  #keeping(): readonly Due[] {
    const { rules, portal } = this;
    const timeouts = portal.games.map((game): Due => {
      const { claim, challenger } = game;
      return {
        time: runsOutAt(game, rules.window),
        action: () => ({ kind: "timeout", claim, challenger }),
      };
    });
    const confirmations = portal.claims.flatMap((claim): Due[] => {
      const time = settleableFrom(rules, portal, claim);
      return time === null ? [] : [{ time, action: () => ({ kind: "confirm", claim: claim.number }) }];
    });
    return [...timeouts, ...confirmations];
  }
}

/** Something that somebody does at a time, microseconds. */
interface Due {
  readonly time: number;
  readonly action: () => Action;
}
