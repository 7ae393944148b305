import type { RegionTable } from "./regions.ts";

/** Share of nodes that open at most 1, 2, .. 20 links (Miller et al. 2015, as in SimBlock). */
const outbound = [
  0.025, 0.05, 0.075, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 0.97, 0.97, 0.98, 0.99, 0.995,
  1,
];

/**
 * The Internet between six regions as of 2019, and Bitcoin's nodes on it. Order of regions: North America, Europe, South America,
 * Asia-Pacific, Japan, Australia.
 */
export const regions2019: RegionTable = {
  title: "the Internet of 2019",
  source: "dsg-titech/simblock NetworkConfiguration.java, SimulationConfiguration.java; Nagayama et al. 2020",
  asOf: "2019",
  names: ["North America", "Europe", "South America", "Asia-Pacific", "Japan", "Australia"],
  latency: [
    [32, 124, 184, 198, 151, 189],
    [124, 11, 227, 237, 252, 294],
    [184, 227, 88, 325, 301, 322],
    [198, 237, 325, 85, 58, 198],
    [151, 252, 301, 58, 12, 126],
    [189, 294, 322, 198, 126, 16],
  ],
  download: [52, 40, 18, 22.8, 22.8, 29.9],
  upload: [19.2, 20.7, 5.8, 15.7, 10.2, 11.3],
  nodes: [0.3316, 0.4998, 0.009, 0.1177, 0.0224, 0.0195],
  // A34: with 150 nodes instead of 600 the middle block is some 15 % quicker.
  gossip: { nodes: 150, relay: "compact", release: "arrived" },
  wiring: {
    opens: outbound.map((upTo, index) => ({
      from: index + 1,
      to: index + 2,
      share: upTo - (outbound[index - 1] ?? 0),
    })),
    miners: null,
    countsAccepted: false,
    accepts: 117,
  },
  relay: {
    jitter: "message",
    handling: 0.01,
    blockHandling: 0.002,
    validation: 0,
    passesAll: false,
    compact: {
      size: 18_000 / 535_000,
      knownBy: 0.964,
      churning: 0.976,
      fails: { staying: 0.13, churning: 0.27 },
      // A33: of what churning nodes miss only the mean and two quantiles are known.
      missing: {
        staying: 0.01,
        churning: [
          { part: 0.01, share: 0.58 },
          { part: 0.055, share: 0.23 },
          { part: 0.36, share: 0.19 },
        ],
      },
    },
    patience: 2,
  },
};
