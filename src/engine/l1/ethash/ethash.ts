import type { Family } from "../../family.ts";
import { calldataPerSecond, checkGasLimit, coin, gasTransfer, transfersPerSecond } from "../../ledger/gas.ts";
import type { Ledger } from "../../ledger/ledger.ts";
import type { Site } from "../../site.ts";
import { chain } from "../chain.ts";
import { ProofOfWork } from "../work/law.ts";
import { attacksOnWork, costOfWork, settlementByWork, trustInWork } from "../work/settlement.ts";
import type { Work } from "../work/work.ts";
import { type Ethash, parameters } from "./parameters.ts";
import { ethereumPow } from "./presets/ethereum-pow.ts";
import { terms } from "./terms.ts";

/** Proof of work as in Ethereum before September 2022: room by gas, a difficulty that follows every block, uncles. */
export const ethash: Family<Ethash> = {
  name: "ethash",
  title: "proof of work with uncles",
  paid: "miners",
  hosts: [],
  parameters,
  presets: { "ethereum-pow": ethereumPow },
  check: checkGasLimit,
  capacity: (p) => transfersPerSecond(p, p.blockInterval),
  dataPerSecond: (p) => calldataPerSecond(p, p.blockInterval),
  blockSeconds: (p) => p.blockInterval,
  transfer: gasTransfer,
  economics: ({ energyPerYear, rentPerHour }) => ({ energyPerYear, rentPerHour }),
  trust: trustInWork,
  operators: () => [],
  settlement: settlementByWork,
  attacks: /* @__PURE__ */ attacksOnWork(work),
  assumptions: ["A3", "A4", "A10", "A11", "A12", "A35", "A36", "A37", "A38"],
  cost: (p, demand, { gossip }) => costOfWork(work(p), demand, gossip?.nodes),
  relays: true,
  forkable: "gasLimit",
  build: ({ first }, site) => chain(site, terms(first), (ledger) => law(first, site, ledger)),
  terms,
  law,
};

function work(p: Ethash): Work {
  return { ...p, difficulty: { kind: "ethash" }, reward: p.blockReward * coin };
}

function law(p: Ethash, site: Site, ledger: Ledger): ProofOfWork {
  const growth = Number(site.fork?.parameters.gasLimit ?? p.gasLimit) / p.gasLimit;
  return new ProofOfWork(work(p), site, ledger, growth);
}
