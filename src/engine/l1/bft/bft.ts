import { spam } from "../../adversary/spam.ts";
import type { Family, Settlement, Trust } from "../../family.ts";
import { calldataPerSecond, checkGasLimit, gasTransfer, transfersPerSecond } from "../../ledger/gas.ts";
import type { Shares } from "../../parameters.ts";
import { chain } from "../chain.ts";
import { Tendermint } from "./law.ts";
import { type Bft, parameters } from "./parameters.ts";
import { tendermint } from "./presets/tendermint.ts";
import { blockSeconds, terms, voteBytes } from "./terms.ts";

/** Validators decide every block by votes of more than two thirds of the stake: a block is final as soon as it is there, or there is none. */
export const bft: Family<Bft> = {
  name: "bft",
  title: "Byzantine agreement on every block",
  hosts: [],
  parameters,
  presets: { tendermint },
  check: checkGasLimit,
  capacity: (p) => transfersPerSecond(p, blockSeconds(p)),
  dataPerSecond: (p) => calldataPerSecond(p, blockSeconds(p)),
  blockSeconds,
  votesPerSecond: (p) => (2 * Object.keys(p.validators).length * voteBytes) / blockSeconds(p),
  transfer: gasTransfer,
  trust: ({ validators }) => agreementTrust(validators),
  operators: () => [],
  settlement,
  attacks: {
    "double-sign": {
      title: "two votes in a round",
      meaning:
        "Show one block to one half of the validators and another to the other, or to the two sides of a partition, and vote for both.",
      parties: ({ validators }) => weighingMoreThan(validators, 1 / 3),
      decide: () => ({ equivocate: () => true }),
    },
    spam,
    censor: {
      title: "censorship of contracts",
      meaning:
        "Leave every contract call out of blocks, and vote for no block that holds one: with a third of the stake nobody's gets in.",
      parties: ({ validators }) => Object.keys(validators),
      decide: () => ({ include: () => false }),
    },
  },
  assumptions: ["A1", "A2", "A3", "A4", "A11", "A35", "A45", "A46"],
  cost: (p, demand) => (demand > 0 ? 12 : 4) / blockSeconds(p),
  build: ({ first }, site) => chain(site, terms(first), (ledger) => new Tendermint(first, site, ledger)),
  terms,
  law: (p, site, ledger) => new Tendermint(p, site, ledger),
};

/** With more than a third of the stake voting twice two blocks can be decided, and with a third of it gone none is. */
export function agreementTrust(validators: Shares): Trust {
  return {
    producers: validators,
    paths: [
      { name: "more than a third of the stake", parties: validators, breaksAbove: 1 / 3, harms: "safety" },
      // Because just a third is enough, and the weight must be more than the path says.
      { name: "a third of the stake", parties: validators, breaksAbove: 1 / 3 - 1e-9, harms: "liveness" },
    ],
  };
}

/** The first validators whose stake is more than a share of all. */
export function weighingMoreThan(validators: Shares, share: number): readonly string[] {
  const total = Object.values(validators).reduce((sum, weight) => sum + weight, 0);
  let weight = 0;
  return Object.entries(validators).flatMap(([name, own]) => {
    const isNeeded = weight <= share * total + 1e-9 * total;
    weight += own;
    return isNeeded ? [name] : [];
  });
}

function settlement(p: Bft): Settlement {
  return {
    rule: "2/3 of the votes",
    seconds: blockSeconds(p),
    contest: {
      attack: (share) => ({ share, decide: { equivocate: () => true } }),
      error: (share) => ({ mechanism: "bft.settlementError", inputs: { q: share } }),
      depth: null,
      tolerates: () => ({ mechanism: "bft.toleratedShare", inputs: {} }),
    },
  };
}
