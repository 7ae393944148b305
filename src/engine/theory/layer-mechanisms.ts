import { fastlzLength } from "../rules/fastlz.ts";
import { type L1Fees, l1FeeEcotone, l1FeeFjord } from "../rules/op-fee.ts";
import { pbftMessages, quorum } from "./byzantine.ts";
import { binomialTail, hypergeometricTail } from "./committees.ts";
import { bytes, type Inputs, integer, number, numberOrNull, text } from "./inputs.ts";
import type { Mechanism } from "./mechanism.ts";
import {
  amortizedGas,
  bisectionRounds,
  blobPayloadBytes,
  blobVsCalldata,
  challengeWindow,
  crossoverBatch,
  groth16VerifyGas,
  withdrawalSeconds,
} from "./rollups.ts";
import { missProbability, missProbabilityOf } from "./sampling.ts";
import { crossFraction, shardedThroughput } from "./shards.ts";
import { throughput } from "./throughput.ts";

/** Rollups and what they pay, committees and shards. */
export const layerMechanisms: Readonly<Record<string, Mechanism>> = {
  "bft.quorum": (i) => quorum(number(i, "n")),
  "bft.messages.pbft": (i) => pbftMessages(number(i, "n")),
  "committee.binomialTail": (i) => binomialTail(number(i, "n"), number(i, "p"), number(i, "atLeast")),
  "committee.hypergeometricTail": (i) =>
    hypergeometricTail(number(i, "population"), number(i, "bad"), number(i, "sample"), number(i, "atLeast")),
  "das.missProbability": (i) => {
    const [f, s, shares] = [number(i, "f"), number(i, "s"), numberOrNull(i, "shares")];
    return shares === null ? missProbability(f, s) : missProbabilityOf(shares, Math.round(f * shares), s);
  },
  "shard.crossFraction": (i) => crossFraction(number(i, "shards"), number(i, "accountsPerTx")),
  "shard.effectiveThroughput": (i) =>
    shardedThroughput(
      number(i, "shards"),
      number(i, "perShardTps"),
      number(i, "crossCostFactor"),
      number(i, "accountsPerTx"),
    ),
  "optimistic.challengeWindow": (i) => challengeWindow(number(i, "blocks"), number(i, "slotSeconds")),
  "optimistic.bisectionRounds": (i) => bisectionRounds(number(i, "steps"), number(i, "arity")),
  "op.l1Fee.ecotone": (i) => l1FeeEcotone(integer(i, "txCalldataGas"), l1Fees(i)),
  "op.l1Fee.fjord": (i) => l1FeeFjord(integer(i, "fastlzSize"), l1Fees(i)),
  "op.fastlzLength": (i) => fastlzLength(bytes(i, "input")),
  "op.blobPayloadBytes": (i) => blobPayloadBytes(number(i, "fieldElements")),
  "rollup.blobLimitedTps": (i) =>
    throughput(
      number(i, "blobsPerSlot") * number(i, "payloadBytesPerBlob"),
      number(i, "bytesPerTx"),
      number(i, "slotSeconds"),
    ),
  "rollup.blobVsCalldata": (i) => blobVsCalldata(number(i, "calldataGasPerByte"), number(i, "payloadBytes")),
  "zk.groth16VerifyGas": (i) => groth16VerifyGas(number(i, "publicInputs"), number(i, "pairings")),
  "zk.amortizedGas": (i) =>
    amortizedGas({ batch: number(i, "batchGas"), perTx: number(i, "perTxGas") }, number(i, "batchSize")),
  "zk.crossoverBatch": (i) =>
    crossoverBatch(
      { batch: number(i, "zkBatchGas"), perTx: number(i, "zkPerTx") },
      { batch: number(i, "orBatchGas"), perTx: number(i, "orPerTx") },
    ),
  "bridge.withdrawalSeconds": (i) => withdrawalSeconds(number(i, "l1FinalitySeconds"), [wait(i)]),
};

function l1Fees(inputs: Inputs): L1Fees {
  return {
    baseFee: integer(inputs, "l1BaseFeeWei"),
    blobBaseFee: integer(inputs, "l1BlobBaseFeeWei"),
    baseFeeScalar: integer(inputs, "baseFeeScalar"),
    blobBaseFeeScalar: integer(inputs, "blobBaseFeeScalar"),
  };
}

/** What the layer waits for once its claim is final: a challenge, or its proof. */
function wait(inputs: Inputs): number {
  const kind = text(inputs, "kind");
  if (kind === "optimistic") return number(inputs, "challengeSeconds");
  if (kind === "validity") return number(inputs, "provingSeconds");
  throw new Error(`no withdrawal of a kind "${kind}"`);
}
