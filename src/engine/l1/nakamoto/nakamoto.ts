import type { Family } from "../../family.ts";
import type { Ledger } from "../../ledger/ledger.ts";
import type { ScenarioProblem } from "../../problem.ts";
import { subsidy } from "../../rules/subsidy.ts";
import type { Site } from "../../site.ts";
import { chain } from "../chain.ts";
import { ProofOfWork } from "../work/law.ts";
import { attacksOnWork, costOfWork, settlementByWork, trustInWork } from "../work/settlement.ts";
import type { Work } from "../work/work.ts";
import { type Nakamoto, parameters } from "./parameters.ts";
import { bitcoin } from "./presets/bitcoin.ts";
import { bitcoinArithmetic } from "./presets/bitcoin-arithmetic.ts";
import { dogecoin } from "./presets/dogecoin.ts";
import { litecoin } from "./presets/litecoin.ts";
import { coin, terms } from "./terms.ts";

/** Proof of work as in Bitcoin: room by weight, coins by halvings, whoever finds a block extends the best chain he has heard of. */
export const nakamoto: Family<Nakamoto> = {
  name: "nakamoto",
  title: "proof of work",
  paid: "miners",
  hosts: [],
  parameters,
  presets: { bitcoin, "bitcoin-arithmetic": bitcoinArithmetic, litecoin, dogecoin },
  check,
  capacity: (p) => Math.floor(p.blockSize / p.transferSize) / p.blockInterval,
  dataPerSecond: (p) => p.blockSize / terms(p).spacePerByte / p.blockInterval,
  blockSeconds: (p) => p.blockInterval,
  transfer: (p) => ({
    bytes: p.transferBytes,
    feeSize: p.transferSize / 4,
    feeRate: "feerate",
    dollars: p.priceUsd / coin,
  }),
  economics: ({ energyPerYear, rentPerHour }) => ({ energyPerYear, rentPerHour }),
  trust: trustInWork,
  operators: () => [],
  settlement: settlementByWork,
  attacks: /* @__PURE__ */ attacksOnWork(work),
  assumptions: ["A3", "A4", "A10", "A11", "A12", "A35", "A37"],
  cost: (p, demand, { gossip }) => costOfWork(work(p), demand, gossip?.nodes),
  relays: true,
  forkable: "blockSize",
  build: ({ first }, site) => chain(site, terms(first), (ledger) => law(first, site, ledger)),
  terms,
  law,
};

function work(p: Nakamoto): Work {
  return {
    ...p,
    difficulty:
      p.difficultyRule === "digishield"
        ? { kind: "digishield" }
        : { kind: "period", blocks: p.retargetBlocks },
    uncles: 0,
    reward: subsidy(p.startHeight, p.halvingInterval, p.initialSubsidy * coin),
  };
}

function law(p: Nakamoto, site: Site, ledger: Ledger): ProofOfWork {
  const growth = Number(site.fork?.parameters.blockSize ?? p.blockSize) / p.blockSize;
  return new ProofOfWork(work(p), site, ledger, growth);
}

function check(p: Nakamoto): readonly ScenarioProblem[] {
  if (p.transferSize <= p.blockSize) return [];
  return [
    {
      code: "out-of-range",
      path: ["blockSize"],
      message: "No transfer fits into a block: the block is smaller than one transfer.",
      hint: `at least ${p.transferSize} WU`,
    },
  ];
}
