import type { Deployed, Order } from "../ledger/contract.ts";
import type { Deposit } from "./accounts.ts";
import type { Bank, Crossing } from "./bank.ts";
import { anyPrice, wordBytes } from "./calls.ts";
import type { Parent } from "./parent.ts";

interface Depositing {
  readonly kind: "deposit";
  readonly value: number;
}

/** A deposit as those who made it know it: also whether it was handed in on the layer. */
interface OwnDeposit extends Deposit {
  isIncluded: boolean;
  isPassedOn: boolean;
  isMinted: boolean;
}

/** What users put into a layer's contract on its host: once the host calls it final, the layer mints it. */
export class Deposits {
  readonly all: OwnDeposit[] = [];
  #parent: Pick<Parent<unknown, Depositing>, "ask">;
  #bank: Deployed<Bank, Crossing>;

  constructor(parent: Pick<Parent<unknown, Depositing>, "ask">, bank: Deployed<Bank, Crossing>) {
    this.#parent = parent;
    this.#bank = bank;
  }

  /** Puts in so much by calls that take so much gas each. */
  make(value: number, { gas, count = 1 }: Pick<Order, "gas" | "count">): void {
    const deposit: OwnDeposit = { value, isIncluded: false, isPassedOn: false, isMinted: false };
    const number = this.all.push(deposit) - 1;
    const order = { by: "users", count, bytes: wordBytes, gas, highestFee: anyPrice };
    this.#parent.ask(`deposit ${number}`, { kind: "deposit", value }, order, {
      included: () => {
        deposit.isIncluded = true;
      },
      reverted: () => {
        deposit.isIncluded = false;
      },
      final: () => this.#mint(deposit),
    });
  }

  /** Once, however often the host calls the deposit final. */
  #mint(deposit: OwnDeposit): void {
    if (deposit.isPassedOn) return;
    deposit.isPassedOn = true;
    const order = { by: "users", bytes: wordBytes, gas: 0, highestFee: anyPrice };
    this.#bank.call({ kind: "mint", value: deposit.value }, order, {
      included: () => {
        deposit.isMinted = true;
      },
    });
  }
}
