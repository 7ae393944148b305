import type { ClosedForm } from "../family.ts";
import { bitcoinRetarget, nextBits } from "../rules/retarget.ts";
import { subsidy } from "../rules/subsidy.ts";
import { decentralization, logScale, scalability, security } from "../trilemma/formulas.ts";
import { channelMechanisms } from "./channel-mechanisms.ts";
import { effectiveProducers, gini, hhi, nakamotoCoefficient, shannonEntropy } from "./concentration.ts";
import { ethereumMechanisms } from "./ethereum-mechanisms.ts";
import {
  checkpointFinality,
  isJustified,
  settlementError,
  toleratedShare,
  transactionFinality,
} from "./finality.ts";
import { number, numberOrNull, numbers, text } from "./inputs.ts";
import { layerMechanisms } from "./layer-mechanisms.ts";
import type { Mechanism } from "./mechanism.ts";
import { praosMechanisms } from "./praos-mechanisms.ts";
import {
  catchUp,
  catchUpNakamoto,
  chainGrowth,
  confirmationsNeeded,
  delayThreshold,
  eclipseReversal,
  forkRate,
  forkRateDeckerWattenhofer,
  selfishRevenueShare,
  selfishThreshold,
  staleFraction,
} from "./proof-of-work.ts";
import { shardMechanisms } from "./shard-mechanisms.ts";
import { solanaMechanisms } from "./solana-mechanisms.ts";
import { throughput } from "./throughput.ts";

const commonMechanisms: Readonly<Record<string, Mechanism>> = {
  "pow.catchup.nakamoto": (i) => catchUpNakamoto(number(i, "q"), number(i, "z")),
  "pow.catchup.exact": (i) => catchUp(number(i, "q"), number(i, "z")),
  "pow.confirmations.needed": (i) =>
    confirmationsNeeded(
      number(i, "q"),
      number(i, "maxRisk"),
      text(i, "model") === "nakamoto" ? "nakamoto" : "exact",
    ),
  "pow.eclipse.reversal": (i) =>
    eclipseReversal(number(i, "q"), number(i, "z"), number(i, "intervals"), numberOrNull(i, "besieged") ?? 0),
  "pow.selfish.revenueShare": (i) => selfishRevenueShare(number(i, "alpha"), number(i, "gamma")),
  "pow.selfish.threshold": (i) => selfishThreshold(number(i, "gamma")),
  "pow.forkRate.deckerWattenhofer": (i) =>
    forkRateDeckerWattenhofer(number(i, "blockRatePerSecond"), number(i, "uninformedSeconds")),
  "pow.forkRate.exponential": (i) => forkRate(number(i, "delaySeconds"), number(i, "intervalSeconds")),
  "pow.staleFraction": (i) =>
    staleFraction(number(i, "delaySeconds"), number(i, "intervalSeconds"), 1 / number(i, "miners")),
  "pow.chainGrowth": (i) => chainGrowth(1 / number(i, "intervalSeconds"), number(i, "delaySeconds")),
  "pow.security.delayThreshold": (i) => delayThreshold(number(i, "lambdaD")),
  "pow.retarget.bitcoin": (i) =>
    compact(
      nextBits(number(i, "firstBlockTime"), number(i, "lastBlockTime"), number(i, "bits"), bitcoinRetarget),
    ),
  "pow.subsidy.bitcoin": (i) => subsidy(number(i, "height")),
  "pow.supply.bitcoin": (i) => sampledSupply(number(i, "step"), number(i, "maxHeight")),
  "bft.settlementError": (i) => settlementError(number(i, "q")),
  "bft.toleratedShare": () => toleratedShare,
  "eth.pos.justified": (i) => isJustified(number(i, "targetBalanceEth"), number(i, "totalActiveEth")),
  "eth.pos.checkpointFinality": (i) =>
    checkpointFinality(number(i, "slotSeconds"), number(i, "slotsPerEpoch")),
  "eth.pos.txFinality": (i) => transactionFinality(number(i, "slotSeconds"), number(i, "slotsPerEpoch")),
  "throughput.gas": (i) => throughput(number(i, "gasLimit"), number(i, "gasPerTx"), number(i, "slotSeconds")),
  "throughput.blockBytes": (i) =>
    throughput(number(i, "blockBytes"), number(i, "txBytes"), number(i, "intervalSeconds")),
  "throughput.blockWeight": (i) =>
    throughput(number(i, "blockWeight"), number(i, "txWeight"), number(i, "intervalSeconds")),
  "metric.nakamotoCoefficient": (i) => nakamotoCoefficient(numbers(i, "shares"), number(i, "threshold")),
  "metric.gini": (i) => gini(numbers(i, "shares")),
  "metric.hhi": (i) => hhi(numbers(i, "shares")),
  "metric.effectiveProducers": (i) => effectiveProducers(numbers(i, "shares")),
  "metric.shannonEntropy": (i) => shannonEntropy(numbers(i, "shares")),
  "score.logScale": (i) => logScale(number(i, "x"), number(i, "worst"), number(i, "best")),
  "score.scalability": (i) =>
    scalability({ userTps: numberOrNull(i, "userTps"), finalitySeconds: numberOrNull(i, "finalitySeconds") }),
  "score.security": (i) =>
    security({
      toleratedShare: numberOrNull(i, "toleratedShare"),
      breakProbability: numberOrNull(i, "breakProbability"),
      settlementError: numberOrNull(i, "settlementError"),
      recoverableFunds: numberOrNull(i, "recoverableFunds"),
    }),
  "score.decentralization": (i) =>
    decentralization({
      nakamotoCoefficient: numberOrNull(i, "nakamotoCoefficient"),
      effectiveProducers: numberOrNull(i, "effectiveProducers"),
      nodeBytesPerSecond: numberOrNull(i, "nodeBytesPerSecond"),
      ledgerGBPerYear: numberOrNull(i, "ledgerGBPerYear"),
    }),
};

/**
 * Every closed form and integer rule that reference cases may name. Simulated ones (`sim.*`) come from the caller. Put together by a pure call, so
 * that what draws results does not carry them along.
 */
export const mechanisms: Readonly<Record<string, Mechanism>> = /* @__PURE__ */ Object.assign(
  {},
  commonMechanisms,
  ethereumMechanisms,
  layerMechanisms,
  praosMechanisms,
  solanaMechanisms,
  shardMechanisms,
  channelMechanisms,
);

/** What the closed form that a law names says. */
export function closed({ mechanism, inputs }: ClosedForm): number {
  const answer = mechanisms[mechanism]?.(inputs);
  if (typeof answer !== "number") throw new Error(`no closed form ${mechanism}`);
  return answer;
}

/** Compact targets are written as eight hexadecimal digits. */
function compact(bits: number): string {
  return `0x${bits.toString(16).padStart(8, "0")}`;
}

/**
 * The sum that Bitcoin's own subsidy test takes: every `step`-th height below the limit, each counted `step` times.
 * Source: bitcoin/bitcoin src/test/validation_tests.cpp, subsidy_limit_test.
 */
function sampledSupply(step: number, maxHeight: number): number {
  let total = 0;
  for (let height = 0; height < maxHeight; height += step) total += subsidy(height) * step;
  return total;
}
