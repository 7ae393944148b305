import type { Site } from "../../site.ts";
import { anyPrice } from "../calls.ts";
import type { ChildChain } from "./child-chain.ts";
import type { Operator } from "./operator.ts";
import type { Plasma } from "./parameters.ts";
import { operator, watchers } from "./parties.ts";

/** Check every block and every exit: they challenge those of outputs that were spent, and tell users when it is time to leave. */
export class Watchers {
  #p: Plasma;
  #site: Site;
  #chain: ChildChain;
  #operator: Operator;
  /** Since when the layer cannot be trusted any more, microseconds; null: it can. */
  #trouble: number | null = null;
  #isTold = false;

  constructor(p: Plasma, site: Site, chain: ChildChain, operator: Operator) {
    this.#p = p;
    this.#site = site;
    this.#chain = chain;
    this.#operator = operator;
    chain.parent.watch(() => this.#look());
  }

  /** Since when everybody should leave, as anybody sees who looks, microseconds; null: there is no need. */
  get trouble(): number | null {
    return this.#trouble;
  }

  /** Whether those who watch have told so to whoever relies on them. */
  get isTold(): boolean {
    return this.#isTold;
  }

  #look(): void {
    this.#trouble = this.#sight();
    const isUp = !this.#site.incidents.isDown(watchers, this.#site.agenda.now);
    this.#isTold = this.#trouble !== null && (this.#isTold || isUp);
    if (isUp) this.#challenge();
  }

  #challenge(): void {
    const { challenge } = this.#site.decide(watchers);
    for (const { number, isSpent, since } of this.#chain.game.frauds) {
      if (!(challenge?.(!isSpent) ?? isSpent)) continue;
      const order = { by: watchers, bytes: 0, gas: this.#p.callGas, highestFee: anyPrice };
      this.#chain.parent.ask(`challenge ${number} of ${since}`, { kind: "challenge", number }, order);
    }
  }

  /** A block that breaks the rules is seen at once; a silent operator, or one who keeps a block to himself, is put up with for some time (A99). */
  #sight(): number | null {
    const { now } = this.#site.agenda;
    const patience = this.#p.withholdingTime * 1e6;
    const silence = this.#site.incidents
      .downtimes(operator)
      .find(({ start, end }) => start <= now && now < end)?.start;
    const signs = [this.#chain.withheldSince, silence ?? null].flatMap((since) =>
      since === null ? [] : [since + patience],
    );
    const { invalidSince } = this.#operator;
    if (invalidSince !== null) signs.push(invalidSince);
    for (const sign of signs) if (sign > now) this.#chain.lookAt(sign);
    const past = signs.filter((sign) => sign <= now);
    return past.length === 0 ? null : Math.min(...past);
  }
}
