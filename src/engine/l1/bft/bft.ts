import { spam } from "../../adversary/spam.ts";
import type { Family } from "../../family.ts";
import { calldataPerSecond, checkGasLimit, gasTransfer, transfersPerSecond } from "../../ledger/gas.ts";
import { censor, doubleSign } from "../agreement/attacks.ts";
import { Tendermint } from "../agreement/law.ts";
import { type Bft, parameters } from "../agreement/parameters.ts";
import { blockSeconds, terms, votesPerSecond } from "../agreement/terms.ts";
import { settlement, trust } from "../agreement/trust.ts";
import { chain } from "../chain.ts";
import { celestia } from "./presets/celestia.ts";
import { tendermint } from "./presets/tendermint.ts";

/** Validators decide every block by votes of more than two thirds of the stake: a block is final as soon as it is there, or there is none. */
export const bft: Family<Bft> = {
  name: "bft",
  title: "Byzantine agreement on every block",
  paid: "validators",
  hosts: [],
  parameters,
  presets: { tendermint, celestia },
  check: checkGasLimit,
  capacity: (p) => transfersPerSecond(p, blockSeconds(p)),
  dataPerSecond: (p) => calldataPerSecond(p, blockSeconds(p)),
  blockSeconds,
  votesPerSecond,
  transfer: gasTransfer,
  trust,
  operators: () => [],
  settlement,
  attacks: { "double-sign": doubleSign, spam, censor },
  assumptions: ["A1", "A2", "A3", "A4", "A11", "A35", "A45", "A46", "A52"],
  cost: (p, demand) => (demand > 0 ? 12 : 4) / blockSeconds(p),
  build: ({ first }, site) => chain(site, terms(first), (ledger) => new Tendermint(first, site, ledger)),
  terms,
  law: (p, site, ledger) => new Tendermint(p, site, ledger),
};
