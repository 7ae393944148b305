import { leaveOut } from "../../adversary/censor.ts";
import { spam } from "../../adversary/spam.ts";
import type { Family, Ground, Settlement } from "../../family.ts";
import { gasTransfer } from "../../ledger/gas.ts";
import type { ScenarioProblem } from "../../problem.ts";
import { challengers } from "./challenger.ts";
import { claimant } from "./claims.ts";
import { members } from "./committee.ts";
import { users } from "./keeper.ts";
import { rollupLayer } from "./layer.ts";
import { relayer } from "./node.ts";
import { parameters, type Rollup } from "./parameters.ts";
import { appchain } from "./presets/appchain.ts";
import { arbitrum } from "./presets/arbitrum.ts";
import { optimism } from "./presets/optimism.ts";
import { validium } from "./presets/validium.ts";
import { zksync } from "./presets/zksync.ts";
import { sequencer } from "./sequencer.ts";
import { trust } from "./trust.ts";

/** A layer that orders for itself, posts all that it orders to a host, and keeps its users' value in a contract there. */
export const rollup: Family<Rollup> = {
  name: "rollup",
  title: "rollup",
  paid: "the sequencer",
  hosts: ["settlement", "data"],
  heedsOnlyCalls: true,
  parameters,
  presets: { arbitrum, optimism, zksync, validium, appchain },
  check,
  capacity: (p, ground) =>
    Math.min(p.gasPerSecond / p.transferGas, roomForData(p, ground) / p.postedBytes, provable(p)),
  dataPerSecond: (p, ground) => {
    const below = p.posting === "committee" ? Number.POSITIVE_INFINITY : ground.dataPerSecond;
    return p.gasPerByte === 0 ? below : Math.min(p.gasPerSecond / p.gasPerByte, below);
  },
  blockSeconds: (p) => p.blockTime,
  transfer: gasTransfer,
  trust,
  operators: (p) => [sequencer, claimant(p)],
  callers: (p) => [sequencer, claimant(p), ...challengers(p), ...Object.keys(p.upgradeKeys), users, relayer],
  settlement,
  rungs: ["posted", "withdrawable"],
  attacks: {
    "invalid-root": {
      title: "invalid state root",
      meaning:
        "Claim that all the value has left the layer, and take it once the claim is settled; a committee that is in it keeps the data from whoever would dispute that.",
      parties: (p) => [claimant(p)],
      decide: (p) => ({
        claim: (_, held) => held,
        challenge: () => false,
        bisect: (_, __, said) => said,
        ...(p.posting === "committee" && { release: () => false }),
      }),
    },
    delay: {
      title: "delay of what is true",
      meaning: "Make false claims and dispute true ones, and let the clock run in every dispute.",
      parties: (p) => [claimant(p)],
      decide: () => ({ claim: (_, held) => held, challenge: (isTrue) => isTrue, bisect: () => null }),
    },
    withhold: {
      title: "withheld data",
      meaning:
        "The sequencer goes on promising, but hands out nothing of it; members of a committee sign for what it gave to them alone, and for nothing else.",
      parties: (p) => [sequencer, ...members(p).slice(0, p.committeeThreshold)],
      decide: () => ({ release: () => false }),
    },
    upgrade: {
      title: "malicious upgrade",
      meaning:
        "Whoever has enough of the keys changes the layer's contract, and takes what has not left it once the exit window is over.",
      parties: (p) => Object.keys(p.upgradeKeys).slice(0, p.upgradeThreshold),
      decide: () => ({ sign: () => true }),
    },
    spam,
    censor: {
      title: "censorship",
      meaning:
        "The sequencer leaves calls out of its blocks: those of `victims` (layers above, or LAYER.PARTY), or all, withdrawals too.",
      parties: () => [sequencer],
      isAimedAbove: true,
      assumptions: ["A58"],
      decide: leaveOut,
    },
  },
  assumptions: [
    "A2",
    "A15",
    "A20",
    "A21",
    "A22",
    "A23",
    "A24",
    "A25",
    "A26",
    "A40",
    "A41",
    "A42",
    "A48",
    "A49",
    "A50",
    "A60",
    "A61",
    "A62",
    "A104",
  ],
  cost: (p, demand) => (demand > 0 ? 4 / p.blockTime : 0) + 4 / p.batchInterval + 12 / p.claimInterval,
  build: rollupLayer,
  amendable: [
    "window",
    "provers",
    "provingTime",
    "provingTimePerTransfer",
    "proofsPerClaim",
    "releaseDelay",
    "forceDelay",
    "batchInterval",
    "batchBytes",
    "claimInterval",
    "committeeThreshold",
    "fallback",
    "exitWindow",
    "feeFormula",
    "feeOverhead",
    "baseFeeScalar",
    "blobBaseFeeScalar",
  ],
  law: null,
};

/** Data that whoever keeps them takes in the long run, B/s. */
function roomForData({ posting }: Rollup, { dataPerSecond, blobDataPerSecond }: Ground): number {
  if (posting === "committee") return Number.POSITIVE_INFINITY;
  if (posting === "calldata" || blobDataPerSecond === 0) return dataPerSecond;
  return posting === "blobs" ? blobDataPerSecond : Math.max(dataPerSecond, blobDataPerSecond);
}

/** Payments that the provers keep up with in the long run, in full batches, tx/s: what is ordered beyond that waits for its proof ever longer. */
function provable({ settlement, provers, provingTime, provingTimePerTransfer, ...p }: Rollup): number {
  if (settlement !== "proof") return Number.POSITIVE_INFINITY;
  const transfers = p.batchBytes / p.postedBytes;
  return (provers * transfers) / (provingTime + transfers * provingTimePerTransfer);
}

function check(p: Rollup): readonly ScenarioProblem[] {
  const problems: ScenarioProblem[] = [];
  const outOfRange = (path: string, message: string, hint: string) =>
    problems.push({ code: "out-of-range", path: [path], message, hint });
  const least = p.transferGas / p.blockTime;
  if (p.gasPerSecond < least)
    outOfRange(
      "gasPerSecond",
      "No transfer fits into a block: the layer carries less gas in its block time than one transfer takes.",
      `at least ${Math.ceil(least)} gas`,
    );
  if (p.batchBytes < p.postedBytes)
    outOfRange("batchBytes", "No transfer fits into a batch.", `at least ${Math.ceil(p.postedBytes)} B`);
  if (p.splitDepth > p.gameDepth)
    outOfRange(
      "splitDepth",
      "A dispute cannot come down to one batch after its last halving.",
      `at most ${p.gameDepth}`,
    );
  const committee = members(p).length;
  if (p.posting === "committee" && p.committeeThreshold > committee)
    outOfRange(
      "committeeThreshold",
      "The committee has fewer members than must sign.",
      committee === 0 ? "committee: { first: 1, second: 1 }" : `at most ${committee}`,
    );
  if (isFree(p))
    outOfRange("feeFormula", "Without scalars a formula charges nothing.", "cost, or set baseFeeScalar");
  const keys = Object.keys(p.upgradeKeys).length;
  if (keys > 0 && p.upgradeThreshold > keys)
    outOfRange("upgradeThreshold", "There are fewer keys than it takes.", `at most ${keys}`);
  return problems;
}

/** Whether the OP Stack's scalars decide what users pay, and there are none. */
function isFree({ feeFormula, baseFeeScalar, blobBaseFeeScalar }: Rollup): boolean {
  if (feeFormula === "bedrock") return baseFeeScalar === 0;
  const isScaled = feeFormula === "ecotone" || feeFormula === "fjord";
  return isScaled && baseFeeScalar === 0 && blobBaseFeeScalar === 0;
}

function settlement(p: Rollup, ground: Ground): Settlement {
  const isProof = p.settlement === "proof";
  const own = isProof ? p.provingTime : p.window;
  const rule = isProof ? "a proof" : `${duration(p.window)} window`;
  // Because a reader would wonder at a time that is much longer than the rule.
  const isHostSlow = ground.settlementSeconds > own / 2;
  return {
    rule: isHostSlow ? `${rule}, and ${duration(ground.settlementSeconds)} of its host` : rule,
    seconds: p.batchInterval + p.claimInterval + own + ground.settlementSeconds,
    contest: null,
  };
}

/** A time in its largest unit, as it is said: "6.4 d". */
function duration(seconds: number): string {
  const units = [
    ["d", 86_400],
    ["h", 3_600],
    ["min", 60],
  ] as const;
  const [unit, size] = units.find(([, size]) => seconds >= size) ?? (["s", 1] as const);
  return `${Math.round((seconds / size) * 10) / 10} ${unit}`;
}
