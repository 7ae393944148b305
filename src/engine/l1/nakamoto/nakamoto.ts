import { doubleSpend } from "../../adversary/double-spend.ts";
import { selfishMining } from "../../adversary/selfish.ts";
import type { Family, Settlement, Trust } from "../../family.ts";
import type { ScenarioProblem } from "../../problem.ts";
import { chain } from "../chain.ts";
import { ProofOfWork } from "./law.ts";
import { type Nakamoto, parameters } from "./parameters.ts";
import { bitcoin } from "./presets/bitcoin.ts";
import { bitcoinArithmetic } from "./presets/bitcoin-arithmetic.ts";
import { terms } from "./terms.ts";

/** Proof of work with the longest chain: whoever finds a block extends the heaviest chain he has heard of. */
export const nakamoto: Family<Nakamoto> = {
  name: "nakamoto",
  title: "proof of work",
  hosts: [],
  parameters,
  presets: { bitcoin, "bitcoin-arithmetic": bitcoinArithmetic },
  check,
  capacity: (p) => Math.floor(p.blockSize / p.transferSize) / p.blockInterval,
  dataPerSecond: (p) => p.blockSize / terms(p).spacePerByte / p.blockInterval,
  blockSeconds: (p) => p.blockInterval,
  transfer: (p) => ({
    bytes: p.transferBytes,
    feeSize: p.transferSize / 4,
    feeRate: "feerate",
    dollars: p.priceUsd / 1e8,
  }),
  trust,
  operators: () => [],
  settlement,
  attacks: {
    "double-spend": {
      title: "double spend",
      meaning:
        "Pay, wait until the payment is settled, then publish a longer chain without it; again and again.",
      parties: () => [],
      decide: (p) => doubleSpend(p.confirmations),
    },
    "selfish-mining": {
      title: "selfish mining",
      meaning:
        "Hold found blocks back and show them when others come close, so that those have worked for nothing.",
      parties: () => [],
      parameters: {
        gamma: {
          kind: "quantity",
          dimension: "share",
          minimum: 0,
          maximum: 1,
          meaning:
            "Share of the others who work on the attacker's block when two are equal; left out: whoever heard of it first.",
        },
      },
      decide: (_, { gamma }) => selfishMining(gamma),
    },
    censor: {
      title: "censorship of contracts",
      meaning: "Miners leave every contract call out of their blocks.",
      parties: (p) => Object.keys(p.miners),
      decide: () => ({ include: () => false }),
    },
  },
  assumptions: ["A3", "A4", "A10", "A11", "A12", "A35"],
  cost: (p, demand, { gossip }) => {
    // A node hears of a block once, and of some of its announcements before that.
    const hearing = gossip === undefined ? Object.keys(p.miners).length : 2.4 * gossip.nodes;
    return (hearing + 2 + (demand > 0 ? 10 : 0)) / p.blockInterval;
  },
  relays: true,
  forkable: "blockSize",
  build: ({ first }, site) => chain(site, terms(first), (ledger) => new ProofOfWork(first, site, ledger)),
  terms,
  law: (p, site, ledger) => new ProofOfWork(p, site, ledger),
};

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

/** Whoever holds more than half of the hash power writes the chain alone. */
function trust(p: Nakamoto): Trust {
  return {
    producers: p.miners,
    paths: [{ name: "majority of hash power", parties: p.miners, breaksAbove: 0.5, harms: "safety" }],
  };
}

function settlement(p: Nakamoto): Settlement {
  return {
    rule: `${p.confirmations} ${p.confirmations === 1 ? "confirmation" : "confirmations"}`,
    seconds: p.confirmations * p.blockInterval,
    contest: {
      attack: (share) => ({ share, decide: doubleSpend(p.confirmations) }),
      error: (share) => ({ mechanism: "pow.catchup.exact", inputs: { q: share, z: p.confirmations } }),
      depth: {
        rule: p.confirmations,
        needed: (q, maxRisk) => ({
          mechanism: "pow.confirmations.needed",
          inputs: { q, maxRisk, model: "exact" },
        }),
      },
      tolerates: (delay) => ({
        mechanism: "pow.security.delayThreshold",
        inputs: { lambdaD: delay / p.blockInterval },
      }),
    },
  };
}
