import type { Mechanism } from "../mechanism.ts";
import { bridgeTheft } from "./bridges.ts";
import { breakEven, fallsWithAmount, lossByCheating, massClose, successProbability } from "./channels.ts";
import { baseFeeTrajectory, leakRecovery, txFinality } from "./ethereum.ts";
import { gervaisBlockSize, gervaisIntervalTrend, relayNetwork } from "./gervais.ts";
import { monotonicity } from "./monotonicity.ts";
import { inTime, withdrawal as nestedWithdrawal, stolenShare } from "./nested-chains.ts";
import { bodyBytesPerSecond, emptyShare, growth, leaderShare, multiLeaderShare } from "./praos.ts";
import { amortizedGas, bisectionRounds, proofBacklog, stolenGames, withdrawal } from "./rollups.ts";
import { missedSamples } from "./sampling.ts";
import { selfishRevenue } from "./selfish.ts";
import { captureShare, effectiveThroughput, mergedThroughput, messagesPerBlock } from "./shards.ts";
import { confirmationTime, finalShare, rootTime, skippedShare, voteShare } from "./solana.ts";
import { staleFraction } from "./stale-fraction.ts";

/** Mechanisms that are answered by a run of an ordinary scenario, so that the laws themselves meet the reference cases. */
export const simulatedMechanisms: Readonly<Record<string, Mechanism>> = {
  "sim.pow.staleFraction": staleFraction,
  "score.monotonicity": monotonicity,
  "sim.pow.selfish": selfishRevenue,
  "sim.pow.gervaisBlockSize": gervaisBlockSize,
  "sim.pow.gervaisIntervalTrend": gervaisIntervalTrend,
  "sim.pow.relayNetwork": relayNetwork,
  "sim.eth.txFinality": txFinality,
  "sim.eth.baseFeeTrajectory": baseFeeTrajectory,
  "sim.eth.leakRecovery": leakRecovery,
  "sim.praos.leaderProbability": leaderShare,
  "sim.praos.multiLeader": multiLeaderShare,
  "sim.praos.noBlock": emptyShare,
  "sim.praos.chainGrowth": growth,
  "sim.praos.bodyBytesPerSecond": bodyBytesPerSecond,
  "sim.solana.rootTime": rootTime,
  "sim.solana.confirmationTime": confirmationTime,
  "sim.solana.voteShare": voteShare,
  "sim.solana.skippedShare": skippedShare,
  "sim.solana.finalShare": finalShare,
  "sim.optimistic.stolenGames": stolenGames,
  "sim.optimistic.bisectionRounds": bisectionRounds,
  "sim.optimistic.withdrawal": withdrawal,
  "sim.das.missProbability": missedSamples,
  "sim.shard.effectiveThroughput": effectiveThroughput,
  "sim.shard.messages": messagesPerBlock,
  "sim.shard.capture": captureShare,
  "sim.shard.merge": mergedThroughput,
  "sim.ln.successProbability": successProbability,
  "sim.ln.fallsWithAmount": fallsWithAmount,
  "sim.ln.lossByCheating": lossByCheating,
  "sim.ln.massClose": massClose,
  "sim.raiden.breakEvenPayments": breakEven,
  "sim.bridge.theft": bridgeTheft,
  "sim.plasma.inTime": inTime,
  "sim.plasma.stolenShare": stolenShare,
  "sim.plasma.withdrawal": nestedWithdrawal,
  "sim.zk.proofBacklog": proofBacklog,
  "sim.zk.amortizedGas": amortizedGas,
};
