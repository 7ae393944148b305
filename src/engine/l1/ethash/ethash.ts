import type { Family } from "../../family.ts";
import type { Ledger } from "../../ledger/ledger.ts";
import type { ScenarioProblem } from "../../problem.ts";
import type { Site } from "../../site.ts";
import { chain } from "../chain.ts";
import { ProofOfWork } from "../work/law.ts";
import { attacksOnWork, costOfWork, settlementByWork, trustInWork } from "../work/settlement.ts";
import type { Work } from "../work/work.ts";
import { type Ethash, parameters } from "./parameters.ts";
import { ethereumPow } from "./presets/ethereum-pow.ts";
import { coin, terms } from "./terms.ts";

/** Proof of work as in Ethereum before September 2022: room by gas, a difficulty that follows every block, uncles. */
export const ethash: Family<Ethash> = {
  name: "ethash",
  title: "proof of work with uncles",
  hosts: [],
  parameters,
  presets: { "ethereum-pow": ethereumPow },
  check,
  capacity: (p) => Math.floor(p.gasLimit / p.transferGas) / p.blockInterval,
  dataPerSecond: (p) =>
    p.calldataGas > 0 ? p.gasLimit / p.calldataGas / p.blockInterval : Number.POSITIVE_INFINITY,
  blockSeconds: (p) => p.blockInterval,
  transfer: (p) => ({
    bytes: p.transferBytes,
    feeSize: p.transferGas,
    feeRate: "gasprice",
    dollars: p.priceUsd / coin,
  }),
  economics: ({ energyPerYear, rentPerHour }) => ({ energyPerYear, rentPerHour }),
  trust: trustInWork,
  operators: () => [],
  settlement: settlementByWork,
  attacks: /* @__PURE__ */ attacksOnWork(work),
  assumptions: ["A3", "A4", "A10", "A11", "A12", "A35", "A36", "A37"],
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

function check(p: Ethash): readonly ScenarioProblem[] {
  if (p.transferGas <= p.gasLimit) return [];
  return [
    {
      code: "out-of-range",
      path: ["gasLimit"],
      message: "No transfer fits into a block: the gas limit is less than the gas of one transfer.",
      hint: `at least ${p.transferGas} gas`,
    },
  ];
}
