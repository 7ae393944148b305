import type { RegionTable } from "./regions.ts";

/**
 * The Internet between six regions as of 2015, and Bitcoin's nodes on it, whose 16 miners each serve hundreds of peers one after the
 * other. Order of regions as in 2019.
 */
export const regions2015: RegionTable = {
  title: "the Internet of 2015",
  source:
    "arthurgervais/Bitcoin-Simulator, topology helper and test driver; Gervais et al., CCS 2016; quantiles computed from its histograms",
  asOf: "2015",
  names: ["North America", "Europe", "South America", "Asia-Pacific", "Japan", "Australia"],
  latency: [
    [35.5, 119.49, 254.79, 310.11, 154.36, 207.91],
    [119.49, 11.61, 221.08, 241.9, 266.45, 350.07],
    [254.79, 221.08, 137.09, 346.65, 255.95, 268.91],
    [310.11, 241.9, 346.65, 99.46, 172.24, 277.8],
    [154.36, 266.45, 255.95, 172.24, 8.76, 162.59],
    [207.91, 350.07, 268.91, 277.8, 162.59, 21.72],
  ],
  download: [24.7, 23.8, 6.59, 10.1, 17.5, 14],
  upload: [4.63, 8.15, 1.79, 5.38, 3.47, 5.2],
  nodes: [0.3869, 0.5159, 0.0113, 0.0574, 0.0119, 0.0166],
  spread: {
    download: [
      [0.74, 2.88, 12.3, 29.7, 57],
      [1.03, 3.97, 10.9, 28.3, 59.1],
      [0.36, 0.88, 2.9, 7.47, 15.4],
      [0.5, 1.51, 4.07, 10.7, 24.6],
      [0.39, 1.1, 4.05, 21.8, 65.9],
      [0.53, 1.57, 5.68, 14.9, 34.4],
    ],
    upload: [
      [0.31, 0.77, 2.38, 5.62, 9.77],
      [0.4, 1.11, 3.75, 9.48, 21.7],
      [0.18, 0.33, 0.76, 2.42, 4.02],
      [0.2, 0.61, 2.21, 6.84, 14.4],
      [0.27, 0.81, 2.16, 4.99, 7.17],
      [0.31, 0.66, 1.02, 4.14, 22.6],
    ],
  },
  gossip: { nodes: 600, relay: "full", release: "sent" },
  wiring: {
    opens: [
      { from: 1, to: 4, share: 0.1 },
      { from: 4, to: 8, share: 0.4 },
      { from: 8, to: 12, share: 0.3 },
      { from: 12, to: 16, share: 0.13 },
      { from: 16, to: 25, share: 0.06 },
      { from: 25, to: 119, share: 0.01 },
    ],
    miners: {
      ...{ links: 700, bandwidth: 100, of: 6_000 },
      regions: [3, 3, 3, 0, 3, 0, 1, 1, 0, 0, 0, 1, 0, 0, 0, 0],
    },
    countsAccepted: true,
    accepts: 6,
  },
  relay: {
    jitter: "link",
    handling: 0,
    blockHandling: 0,
    validation: 0.174 / 458_263,
    passesAll: true,
    compact: null,
    patience: 2,
  },
};
