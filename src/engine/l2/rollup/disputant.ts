import type { Site } from "../../site.ts";
import { anyPrice, wordBytes } from "../calls.ts";
import type { Outcome } from "./derivation.ts";
import { claimOf } from "./disputes.ts";
import { stateAfter, virtualSteps } from "./execution.ts";
import { type Game, halved, isSingle, middleOf, runsOutAt } from "./game.ts";
import type { Node } from "./node.ts";
import type { Rollup } from "./parameters.ts";
import type { Action, Standing } from "./portal.ts";

/** Plays a party's disputes, for its own claims and against others'. */
export class Disputant {
  #name: string;
  #gas: number;
  #site: Site;
  #node: Node;

  constructor(name: string, p: Rollup, site: Site, node: Node) {
    this.#name = name;
    this.#gas = p.exitGas;
    this.#site = site;
    this.#node = node;
    node.watch(() => this.#look());
  }

  /** Says that the state at the end of a claim is another. */
  challenge(claim: Standing): void {
    const steps = virtualSteps(this.#node.rules);
    const outcome = this.#atTheEnd(claim);
    // Because a dispute opens with a first word, whoever means to say nothing more repeats itself.
    const middle = this.#say(claim, steps >> 1n, outcome.burned) ?? outcome;
    const challenge = { claim: claim.number, by: this.#name, outcome, middle };
    this.#ask(`against ${claim.number} of ${claim.since}`, { kind: "challenge", challenge });
  }

  #look(): void {
    const { incidents, agenda } = this.#site;
    const portal = this.#node.portal();
    if (portal.games.length === 0 || incidents.isDown(this.#name, agenda.now)) return;
    for (const game of portal.games) {
      const claim = claimOf(portal, game.claim) as Standing;
      const party = game.mover === "asserter" ? claim.by : game.challenger;
      // Because a move after its clock has run out is refused, and would be paid for again and again.
      const isInTime = this.#node.now < runsOutAt(game, this.#node.rules.window);
      if (party === this.#name && isInTime) this.#move(game, claim);
    }
  }

  #move(game: Game, claim: Standing): void {
    const { challenger, moves, mover, opened, said } = game;
    const answer = this.#say(claim, middleOf(game), said[mover].burned);
    if (answer === null) return;
    const left = halved(game, answer);
    const middle = isSingle(left) ? null : this.#say(claim, middleOf(left), left.said[mover].burned);
    const move = { claim: claim.number, challenger, by: this.#name, moves, answer, middle };
    this.#ask(`move ${moves} against ${challenger} of ${opened} over ${claim.number}`, {
      kind: "move",
      move,
    });
  }

  /** The state after so many virtual steps, as the party has it, who says that so much has left at the end of what is disputed; null: it says nothing. */
  #say(claim: Standing, done: bigint, said: number): Outcome | null {
    const { rules } = this.#node;
    const state = this.#execute(claim, done);
    const { bisect } = this.#site.decide(this.#name);
    if (bisect === undefined) return state;
    const burned = bisect(Number(done) / Number(virtualSteps(rules)), state.burned, said);
    return burned === null ? null : { ...state, burned };
  }

  #atTheEnd(claim: Standing): Outcome {
    const { locked, released, stolen } = this.#node.portal();
    const state = this.#execute(claim, virtualSteps(this.#node.rules));
    const burned = this.#site.decide(this.#name).claim?.(state.burned, released + stolen + locked);
    return { ...state, burned: burned ?? state.burned };
  }

  #execute({ anchor, position }: Standing, done: bigint): Outcome {
    const { rules } = this.#node;
    return stateAfter(anchor.outcome, this.#node.execution(anchor, position), done, rules);
  }

  #ask(name: string, action: Action): void {
    const order = { by: this.#name, bytes: wordBytes, gas: this.#gas, highestFee: anyPrice };
    this.#node.ask(`${this.#name}: ${name}`, action, order);
  }
}
