import type { BlockRef } from "../../ledger/contract.ts";
import type { Site } from "../../site.ts";
import { anyPrice, wordBytes } from "../calls.ts";
import type { Node } from "./node.ts";
import type { Rollup } from "./parameters.ts";
import type { Action, Portal } from "./portal.ts";
import type { Rules } from "./rules.ts";

/** A change of the contract that its keys have decided. */
export interface Upgrade {
  /** Microseconds. */
  readonly since: number;
  /** What had been paid out to users until then. */
  readonly released: number;
}

/** Enough keys together decide a change of the contract. */
export function decideUpgrade(rules: Rules, portal: Portal, keys: readonly string[], at: BlockRef): Portal {
  const signed = rules.upgradeKeys.filter((key) => keys.includes(key)).length;
  if (portal.upgrade !== null || signed === 0 || signed < rules.upgradeThreshold) return portal;
  return { ...portal, upgrade: { since: at.time, released: portal.released } };
}

/** Once it is changed, the contract pays all that it holds to whoever changed it. */
export function take({ exitWindow }: Rules, portal: Portal, { time }: BlockRef): Portal {
  const { upgrade, locked, stolen } = portal;
  if (upgrade === null || time < upgrade.since + exitWindow) return portal;
  return { ...portal, locked: 0, stolen: stolen + locked };
}

/** Those who hold the keys to the contract, which they leave alone unless somebody has enough of them. */
export class KeyHolders {
  #p: Rollup;
  #site: Site;
  #node: Node;

  constructor(p: Rollup, site: Site, node: Node) {
    this.#p = p;
    this.#site = site;
    this.#node = node;
    node.watch(() => this.#look());
    const { adversary } = site;
    if (adversary !== null && adversary.controls.length > 0) node.lookAt(adversary.from);
  }

  #look(): void {
    const { incidents, agenda, decide } = this.#site;
    const { upgradeKeys, upgradeThreshold, exitWindow } = this.#p;
    const isThere = (key: string) => !incidents.isDown(key, agenda.now);
    const keys = Object.keys(upgradeKeys).filter((key) => isThere(key) && decide(key).sign?.() === true);
    const [first] = keys;
    if (first === undefined || keys.length < upgradeThreshold) return;
    const { upgrade, locked } = this.#node.portal();
    if (upgrade === null) this.#ask(first, "upgrade", { kind: "upgrade", keys });
    else if (this.#node.now < upgrade.since + exitWindow * 1e6)
      this.#node.wake(upgrade.since + exitWindow * 1e6);
    else if (locked > 0) this.#ask(first, "take", { kind: "take" });
  }

  #ask(by: string, name: string, action: Action): void {
    this.#node.ask(name, action, { by, bytes: wordBytes, gas: this.#p.exitGas, highestFee: anyPrice });
  }
}
