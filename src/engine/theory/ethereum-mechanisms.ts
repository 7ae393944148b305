import { nextBaseFee } from "../rules/base-fee.ts";
import {
  type BlobParent,
  type BlobRule,
  blobBaseFee,
  blobSchedule,
  fakeExponential,
  gasPerBlob,
  nextExcessBlobGas,
} from "../rules/blob-fee.ts";
import { transactionGas } from "../rules/calldata.ts";
import { nephewReward, uncleReward } from "../rules/ethash-difficulty.ts";
import { bellatrixInactivity, type InactivityRule } from "../rules/inactivity.ts";
import {
  type CheckpointVote,
  correlationPenalty,
  initialSlashing,
  isSlashable,
  type SlashingRule,
} from "../rules/slashing.ts";
import { baseFeeAfter, blobBytesPerSecond, gasLimitRamp } from "./fee-market.ts";
import { flag, type Inputs, integer, number, numberOrNull, record, text } from "./inputs.ts";
import type { Mechanism } from "./mechanism.ts";
import { committees, ejectionEpoch, leaked, leakRecovery } from "./proof-of-stake.ts";

/** The integer rules of Ethereum and what follows from them. */
export const ethereumMechanisms: Readonly<Record<string, Mechanism>> = {
  "eth.eip1559.nextBaseFee": (i) =>
    nextBaseFee(integer(i, "parentBaseFeeWei"), number(i, "parentGasLimit"), number(i, "parentGasUsed")),
  "eth.eip1559.trajectory": (i) =>
    baseFeeAfter(number(i, "blocks"), integer(i, "startWei"), number(i, "gasLimit"), number(i, "gasUsed")),
  // `maxStep` is the divisor: a step is less than parent // maxStep, 1,024 on Ethereum.
  "eth.gasLimitRamp": (i) => gasLimitRamp(number(i, "startGas"), number(i, "endGas"), number(i, "maxStep")),
  "eth.eip4844.fakeExponential": (i) =>
    fakeExponential(integer(i, "factor"), integer(i, "numerator"), integer(i, "denominator")),
  "eth.blobBaseFee": (i) => blobBaseFee(number(i, "excessBlobGas"), blobRule(i).updateFraction),
  "eth.eip4844.excessBlobGas": (i) =>
    nextExcessBlobGas(blobParent(i, 0n), { ...blobRule(i), reserve: false }),
  "eth.eip7918.excessBlobGas": (i) =>
    nextExcessBlobGas(blobParent(i, integer(i, "parentBaseFeeWei")), { ...blobRule(i), reserve: true }),
  "eth.blobBytesPerSecond": (i) => blobBytesPerSecond(blobRule(i), number(i, "slotSeconds")),
  "eth.eip7623.txGas": (i) =>
    transactionGas({
      zeroBytes: number(i, "zeroBytes"),
      nonZeroBytes: number(i, "nonZeroBytes"),
      executionGas: number(i, "executionGas"),
      contractCreation: flag(i, "contractCreation"),
    }),
  "eth.pos.committee": (i) => committees(number(i, "activeValidators")),
  "eth.pos.inactivityLeak": (i) =>
    leaked(number(i, "startGwei"), number(i, "epochsOffline"), inactivityRule(i)),
  "eth.pos.inactivityEjection": (i) =>
    ejectionEpoch(number(i, "startGwei"), number(i, "ejectionGwei"), inactivityRule(i)),
  "eth.pos.leakRecovery": (i) => leakRecovery(inContinuousTime(i, number(i, "offlineShare"))),
  "eth.pos.correlationPenalty": (i) =>
    correlationPenalty(
      integer(i, "effectiveGwei"),
      integer(i, "slashedGwei"),
      integer(i, "totalGwei"),
      slashingRule(text(i, "rule")),
    ),
  "eth.pos.initialSlashing": (i) => {
    const effective = integer(i, "effectiveGwei");
    return {
      bellatrix: initialSlashing(effective, "bellatrix"),
      electra: initialSlashing(effective, "electra"),
    };
  },
  "eth.pos.slashableVotes": (i) => isSlashable(vote(record(i, "vote1")), vote(record(i, "vote2"))),
  "eth.pow.uncleReward": (i) => {
    // Because a number holds every reward that was ever paid, and its 256th parts, without rounding: 5, 3 and 2 · 10^18 wei.
    const reward = Number(integer(i, "blockRewardWei"));
    return {
      uncleMinerWei: BigInt(uncleReward(reward, number(i, "depth"))),
      nephewMinerWei: BigInt(reward + number(i, "uncles") * nephewReward(reward)),
    };
  },
};

/** The rule of the fork that is named, with whatever else the inputs say of blobs. */
function blobRule(inputs: Inputs): BlobRule {
  const fork = text(inputs, "fork");
  const rule = blobSchedule.find((each) => each.fork === fork);
  if (rule === undefined) throw new Error(`no rule for blobs since "${fork}"`);
  return {
    target: numberOrNull(inputs, "target") ?? rule.target,
    max: numberOrNull(inputs, "max") ?? rule.max,
    updateFraction: numberOrNull(inputs, "updateFraction") ?? rule.updateFraction,
    reserve: rule.reserve,
  };
}

function blobParent(inputs: Inputs, baseFee: bigint): BlobParent {
  const blobGasUsed = number(inputs, "parentBlobs") * gasPerBlob;
  return { excessBlobGas: number(inputs, "parentExcess"), blobGasUsed, baseFee };
}

function inactivityRule(inputs: Inputs): InactivityRule {
  return {
    ...bellatrixInactivity,
    scoreBias: numberOrNull(inputs, "scoreBias") ?? bellatrixInactivity.scoreBias,
    penaltyQuotient: number(inputs, "penaltyQuotient"),
  };
}

function slashingRule(name: string): SlashingRule {
  if (name !== "bellatrix" && name !== "electra") throw new Error(`no rule of slashing "${name}"`);
  return name;
}

function vote(inputs: Inputs): CheckpointVote {
  const root = typeof inputs.root === "string" ? inputs.root : "";
  return { source: number(inputs, "source"), target: number(inputs, "target"), root };
}

function inContinuousTime(inputs: Inputs, share: number): number {
  const model = text(inputs, "model");
  if (model !== "continuous") throw new Error(`no recovery by a model "${model}"`);
  return share;
}
