import type { Dimension } from "../units.ts";

/** What a measure means to a reader. `unit` is the base unit of `dimension` and travels with each measurement. */
export interface Measure {
  readonly label: string;
  /** Its label where it is known who is paid: "miners". */
  readonly labelFor?: (paid: string) => string;
  readonly dimension: Dimension;
  readonly meaning: string;
  /** Whether it can be less than nothing. */
  readonly signed?: true;
  /** Whether it is a share of what there is in the long run, of which more than all may be used for a while. */
  readonly ofLongRun?: true;
}

const feesOf = (paid: string): string => `fees in the reward of ${paid}`;

/**
 * The vocabulary of expectations, charts, scores and result JSON. A percentile is a suffix: `finalitySeconds` is
 * the median, `finalitySeconds.p90` and `.p99` the tails.
 */
export const measures = {
  offeredTps: { label: "offered load", dimension: "rate", meaning: "Transactions that users tried to send." },
  userTps: {
    label: "user transactions per second",
    dimension: "rate",
    meaning: "Successful user transactions of the kind asked for, counted when they are final.",
  },
  totalTps: {
    label: "all transactions per second",
    dimension: "rate",
    meaning: "Final transactions, the protocol's own included.",
  },
  utilization: {
    label: "block space used",
    dimension: "share",
    ofLongRun: true,
    meaning: "Used over sustained capacity of the blocks on the final chain.",
  },
  queueDepth: {
    label: "transactions waiting",
    dimension: "transactions",
    meaning: "Mean number of transactions waiting in the mempool.",
  },
  messagesPerBlock: {
    label: "messages per block",
    dimension: "count",
    meaning: "Messages by which the committees of all shards decided on a block.",
  },
  seenSeconds: {
    label: "seen by the receiver",
    dimension: "time",
    meaning: "Submit to the receiver's node having heard of it.",
  },
  inclusionSeconds: {
    label: "in a block",
    dimension: "time",
    meaning: "Submit to the receiver seeing it in a block.",
  },
  softConfirmationSeconds: {
    label: "promised by the layer",
    dimension: "time",
    meaning: "Submit to a layer above another promising it: it is in a block of the layer's own.",
  },
  postedSeconds: {
    label: "posted on the host",
    dimension: "time",
    meaning: "Submit to its block's data being in the chain of the layer below.",
  },
  finalitySeconds: {
    label: "final",
    dimension: "time",
    meaning: "Submit to the layer's settlement rule being met.",
  },
  withdrawalSeconds: {
    label: "withdrawable",
    dimension: "time",
    meaning: "Submit to the money being usable on the layer below.",
  },
  secondsAtRisk: {
    label: "at risk",
    dimension: "time",
    meaning:
      "Submit to the payment being as deep, here and on the layers below, that 25 % of the power undoes it once in a million times at most.",
  },
  feeUsd: { label: "fee", dimension: "money", meaning: "Fee of a user transaction." },
  feeRate: {
    label: "fee rate",
    dimension: "feerate",
    meaning: "Fee of a user transaction per unit of what its layer counts: bytes, gas, computing.",
  },
  baseFee: {
    label: "base fee",
    dimension: "feerate",
    meaning: "What blocks charge for room beside bids, which nobody gets: it is burnt.",
  },
  blobFee: { label: "fee of a blob", dimension: "money", meaning: "What blocks charge for a blob." },
  blobUtilization: {
    label: "blobs used",
    dimension: "share",
    ofLongRun: true,
    meaning: "Blobs that came with the final chain's blocks, of those that are to come on average.",
  },
  parentFeeShare: {
    label: "part of the fee for the host",
    dimension: "share",
    meaning: "Part of what users pay that the layer charges for its own costs on the layers below.",
  },
  operatorMarginUsd: {
    label: "left to the operator",
    dimension: "money",
    meaning:
      "What users were charged in the measured window for the host, over what batches and claims cost their operator there.",
    signed: true,
  },
  feeShareOfReward: {
    label: feesOf("producers"),
    labelFor: feesOf,
    dimension: "share",
    meaning:
      "Fees over fees plus newly created coins: what would be left of that reward without the subsidy.",
  },
  pricedOutShare: {
    label: "users priced out",
    dimension: "share",
    meaning: "Users who could not pay the floor, or gave up waiting, of all who tried.",
  },
  staleShare: {
    label: "stale blocks",
    dimension: "share",
    meaning: "Blocks that were mined and lost, of all blocks.",
  },
  uncleShare: {
    label: "blocks included as uncles",
    dimension: "share",
    meaning: "Blocks that lost and were included by a later one of the final chain, of all blocks.",
  },
  forkRate: {
    label: "forked heights",
    dimension: "share",
    meaning: "Heights at which more than one block was mined.",
  },
  reorgDepth: {
    label: "deepest reorganization",
    dimension: "blocks",
    meaning: "Deepest reversal seen by the receiver; it grows with the horizon.",
  },
  splitBlocks: {
    label: "longest split of the chain",
    dimension: "blocks",
    meaning:
      "Blocks of the shorter side when producers went by different rules, above the last that both hold.",
  },
  splitShare: {
    label: "chain left split",
    dimension: "share",
    meaning: "Runs that ended with the chain split in two, deeper than blocks are lost by chance.",
  },
  blockSeconds: {
    label: "block interval",
    dimension: "time",
    meaning: "Mean time between blocks of the final chain.",
  },
  propagationSeconds: {
    label: "block propagation",
    dimension: "time",
    meaning:
      "Time from a block being shown until a node has it; a producer, by its weight, where only producers are simulated.",
  },
  nodesKeepingUp: {
    label: "nodes that keep up",
    dimension: "share",
    meaning: "Nodes that have a block, on average, before the next one is due.",
  },
  delaySeconds: {
    label: "mean block delay",
    dimension: "time",
    meaning: "Mean time until producers hear of a block, by their weight: the delay that forks come from.",
  },
  settlementError: {
    label: "a settled payment is reversed",
    dimension: "share",
    meaning:
      "Share of attempts that undo a payment after the settlement rule; in scores, of an adversary with 25 %.",
  },
  leakedShare: {
    label: "stake leaked away",
    dimension: "share",
    meaning:
      "Stake taken from those who did not vote while nothing became final, of all that was there at the start.",
  },
  slashedShare: {
    label: "stake slashed",
    dimension: "share",
    meaning: "Stake of validators who broke the rules of voting and were found out, of all.",
  },
  slashedUsd: {
    label: "lost by slashing",
    dimension: "money",
    meaning:
      "What slashed validators lose of their stake: at once, and later by how much was slashed with them. An attack costs no less.",
  },
  doubleFinality: {
    label: "two chains final",
    dimension: "share",
    meaning: "Runs in which two rival chains became final, each where the other was not heard.",
  },
  selfishRevenue: {
    label: "attacker's share of the blocks",
    dimension: "share",
    meaning: "Blocks of the final chain that the attacker has made, from when it began.",
  },
  toleratedShare: {
    label: "adversary tolerated",
    dimension: "share",
    meaning: "Largest adversary share for which safety holds in the long run.",
  },
  missProbability: {
    label: "withheld data unseen",
    dimension: "share",
    meaning: "Light nodes who took a block for whole, of all that sampled one whose data were held back.",
  },
  breakProbability: {
    label: "too many producers fail",
    dimension: "share",
    meaning: "Probability that the worst attack path opens if each independent party fails with 5 %.",
  },
  recoverableFunds: {
    label: "funds recoverable",
    dimension: "share",
    meaning: "Value users can get out 30 days after the operator stops for good.",
  },
  "funds.safe": {
    label: "funds safe",
    dimension: "share",
    meaning:
      "Value that its owners could have got out when the run ended, of all that users trusted the layer with.",
  },
  "funds.frozen": {
    label: "funds frozen",
    dimension: "share",
    meaning: "Value that its owners could not have got out when the run ended.",
  },
  "funds.stolen": {
    label: "funds stolen",
    dimension: "share",
    meaning: "Value that somebody else had when the run ended.",
  },
  exitBacklog: {
    label: "users not out yet",
    dimension: "count",
    meaning:
      "Most users at once who wanted to leave a layer that pays its users out in turn, and whose exit was not in the host's chain.",
  },
  exitDeadlineMissed: {
    label: "users too late to leave",
    dimension: "count",
    meaning:
      "Users whose exit comes after that of whoever steals, or was not asked for in time, when the run ended.",
  },
  proofSeconds: {
    label: "proof on the host",
    dimension: "time",
    meaning: "A batch being in the host's chain to its proof being there.",
  },
  proofBacklog: {
    label: "batches without a proof",
    dimension: "count",
    meaning: "Mean number of batches in the host's chain whose proof is not there.",
  },
  paymentSuccess: {
    label: "payments that succeed",
    dimension: "share",
    meaning: "Payments off the chain that found a way, of those that users tried.",
  },
  routeLength: {
    label: "hops of a payment",
    dimension: "count",
    meaning:
      "Channels that payments off the chain went over, on average of those that succeeded; a part of one counts by its share of the amount.",
  },
  skippedFeesUsd: {
    label: "fees kept from others",
    dimension: "money",
    meaning:
      "Fees of the measured window that nodes on a route were promised, and that others kept who told the secret past them.",
  },
  lockedCapital: {
    label: "money locked in channels",
    dimension: "money",
    meaning: "Mean money that the host holds for channels, so that they can pay.",
  },
  pendingUsd: {
    label: "money on its way",
    dimension: "money",
    meaning: "Mean money in channels that somebody has sent and nobody has yet, what is held back included.",
  },
  messageSeconds: {
    label: "message to another layer",
    dimension: "time",
    meaning: "Submit on a bridge's source to being seen on its target.",
  },
  returnSeconds: {
    label: "message back from there",
    dimension: "time",
    meaning: "Submit on a bridge's target to being seen on its source.",
  },
  atomicityFailures: {
    label: "half done",
    dimension: "share",
    meaning:
      "Messages of which one leg had gone through and the other had not, past its time, when the run ended, of all that were done, half done or undone.",
  },
  unbackedShare: {
    label: "answered for nothing",
    dimension: "share",
    meaning:
      "Messages that were acted upon on the other side before a reorganization undid what had been given for them, of all that came through.",
  },
  nakamotoCoefficient: {
    label: "Nakamoto coefficient",
    dimension: "count",
    meaning: "Fewest entities that together can rewrite the layer.",
  },
  effectiveProducers: {
    label: "effective producers",
    dimension: "count",
    meaning: "How many equal producers would be as concentrated: 1 / HHI.",
  },
  hhi: {
    label: "concentration (HHI)",
    dimension: "share",
    meaning:
      "Sum of the squared shares of those who order transactions; in a network of channels, of what each node forwarded.",
  },
  attackSpentUsd: {
    label: "paid by the attacker",
    dimension: "money",
    meaning: "Fees that an attacker paid in the measured window for filling blocks.",
  },
  energyPerTx: {
    label: "energy per transaction",
    dimension: "energy",
    meaning: "What all producers use up, shared among the successful transactions of its users.",
  },
  attackCostUsd: {
    label: "renting all power until a payment is settled",
    dimension: "money",
    meaning:
      "Price of as much power as all producers have, for as long as a payment takes to be settled: a lower bound of what an attack costs.",
  },
  nodeBytesPerSecond: {
    label: "traffic of a full node",
    dimension: "bandwidth",
    meaning: "Mean bytes up and down of a full node.",
  },
  ledgerGBPerYear: {
    label: "ledger growth",
    dimension: "growth",
    meaning: "Growth of what a full node stores.",
  },
} as const satisfies Record<string, Measure>;

export type MeasureName = keyof typeof measures;
