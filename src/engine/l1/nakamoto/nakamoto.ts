import { doubleSpend } from "../../adversary/double-spend.ts";
import type { Family, Settlement, Trust } from "../../family.ts";
import type { ScenarioProblem } from "../../problem.ts";
import { mine } from "./law.ts";
import { type Nakamoto, parameters } from "./parameters.ts";
import { bitcoin } from "./presets/bitcoin.ts";
import { bitcoinArithmetic } from "./presets/bitcoin-arithmetic.ts";

/** Proof of work with the longest chain: whoever finds a block extends the heaviest chain he has heard of. */
export const nakamoto: Family<Nakamoto> = {
  name: "nakamoto",
  title: "proof of work",
  parameters,
  presets: { bitcoin, "bitcoin-arithmetic": bitcoinArithmetic },
  check,
  capacity: (p) => Math.floor(p.blockSize / p.transferSize) / p.blockInterval,
  blockSeconds: (p) => p.blockInterval,
  transfer: (p) => ({ bytes: p.transferBytes, feeSize: p.transferSize / 4, dollars: p.priceUsd / 1e8 }),
  trust,
  settlement,
  cost: (p, demand) =>
    (Object.keys(p.miners).length + 2) / p.blockInterval + (demand > 0 ? 10 / p.blockInterval : 0),
  build: mine,
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
    attack: (share, log) => doubleSpend(share, p.confirmations, log),
    error: (share) => ({ mechanism: "pow.catchup.exact", inputs: { q: share, z: p.confirmations } }),
    tolerates: (delay) => ({
      mechanism: "pow.security.delayThreshold",
      inputs: { lambdaD: delay / p.blockInterval },
    }),
  };
}
