import type { Gossip, Scenario } from "../../scenario.ts";
import { type Inputs, number, numbers, text } from "../inputs.ts";
import { bitcoinWith, ofFullBlocks } from "./scenarios.ts";

/** The 16 miners of Gervais et al. 2016, by hash power. Source: arthurgervais/Bitcoin-Simulator, test driver. */
const shares = [
  0.289, 0.196, 0.159, 0.133, 0.066, 0.054, 0.029, 0.016, 0.012, 0.012, 0.012, 0.009, 0.005, 0.005, 0.002,
  0.002,
];
const miners = Object.fromEntries(shares.map((share, index) => [`miner ${index + 1}`, share]));

/** Nodes of each network, a sixth of the original's with links and uplinks of the miners to match; networks drawn; blocks on each. */
const nodes = 1_000;
const networks = 3;
const blocksPerNetwork = 1_000;

/** Bytes of a transaction; blocks are full of them, whatever they hold. */
const transaction = 250;

interface Outcome {
  readonly medianPropagationSeconds: number;
  readonly staleRatePercent: number;
}

/** Time of the middle node, by each node's mean over blocks, and stale blocks, for blocks of one size. */
export function gervaisBlockSize(inputs: Inputs): { readonly [Name in keyof Outcome]: number } {
  if (!text(inputs, "relay").startsWith("standard")) throw new Error("asked for standard relay only");
  const { medianPropagationSeconds, staleRatePercent } = outcome(
    number(inputs, "blockMB"),
    number(inputs, "intervalSeconds"),
    "full",
  );
  return { medianPropagationSeconds, staleRatePercent };
}

/** Stale blocks of all, %, as blocks come faster and are as much smaller. */
export function gervaisIntervalTrend(inputs: Inputs): readonly number[] {
  const intervals = numbers(inputs, "intervalsSeconds");
  const stale = intervals.map(
    (interval) => outcome((0.53 * interval) / 600, interval, "full").staleRatePercent,
  );
  const fast = stale.filter((_, index) => (intervals[index] as number) <= 30);
  const falls = fast.findIndex((share, index) => index > 0 && share <= (fast[index - 1] as number));
  if (falls >= 0) throw new Error(`stale shares do not rise from 30 s downward: ${fast.join(", ")} %`);
  return stale;
}

/** Stale blocks of all, %, without and with a relay network of the miners' own. */
export function relayNetwork(inputs: Inputs): {
  readonly standardStalePercent: number;
  readonly relayStalePercent: number;
} {
  const [megabytes, interval] = [number(inputs, "blockMB"), number(inputs, "intervalSeconds")];
  return {
    standardStalePercent: outcome(megabytes, interval, "full").staleRatePercent,
    relayStalePercent: outcome(megabytes, interval, "relay-network").staleRatePercent,
  };
}

function outcome(megabytes: number, interval: number, relay: Gossip["relay"]): Outcome {
  const reached = Array.from({ length: networks }, () => new MeanTimes());
  const scenario = blocksOf(megabytes, interval, relay);
  const { staleShare } = ofFullBlocks(scenario, (run) => (_, event) => {
    if (event.kind === "spread") reached[run]?.add(event.delays);
  });
  const medians = reached.map((times) => times.middle).sort((a, b) => a - b);
  return {
    medianPropagationSeconds: medians[networks >> 1] as number,
    staleRatePercent: 100 * (staleShare?.mean ?? Number.NaN),
  };
}

function blocksOf(megabytes: number, blockInterval: number, relay: Gossip["relay"]): Scenario {
  return bitcoinWith(
    {
      ...{ blockInterval, miners, transferBytes: transaction },
      // Because a tiny block must have room for something too, transactions count less room than they have bytes.
      ...{ transferSize: (4 * transaction) / 1_000, blockSize: (4e6 * megabytes) / 1_000 },
    },
    {
      network: {
        ...{ preset: "internet-2015", latency: null, bandwidth: null },
        gossip: { nodes, relay, release: "sent" },
      },
      duration: blocksPerNetwork * blockInterval,
      drain: 24 * blockInterval,
      runs: networks,
    },
  );
}

/** By node of one network: mean of the times at which it got blocks, its own at once. */
class MeanTimes {
  #sums = new Float64Array(nodes);
  #counts = new Float64Array(nodes);

  add(delays: Float64Array): void {
    for (const [node, delay] of delays.entries()) {
      if (!Number.isFinite(delay)) continue;
      this.#sums[node] = (this.#sums[node] as number) + delay;
      this.#counts[node] = (this.#counts[node] as number) + 1;
    }
  }

  /** That of the middle node, s. */
  get middle(): number {
    const means = this.#sums.map((sum, node) => sum / (this.#counts[node] as number) / 1e6).sort();
    return means[means.length >> 1] as number;
  }
}
