import type { Preset } from "../../../parameters.ts";
import { lightningValues, lnd, price } from "../../bolt/lightning.ts";
import type { Channels } from "../parameters.ts";

const snapshot =
  "computed from marcono/cloth, edges_ln.csv and channels_ln.csv (6,006 nodes, 30,457 channels; the snapshot bears no date)";
const fitted = `fitted to ${snapshot}`;

/** The public Lightning network at a tenth of its size. */
export const lightning: Preset<Channels> = {
  title: "Lightning network",
  meaning:
    "A network of channels with the shape of the public one at a tenth of its size: who has how many channels, how large they are, what forwarding costs.",
  on: { settlement: "bitcoin" },
  values: {
    ...lightningValues,
    nodes: [{ value: 600, source: "A87: a tenth of the snapshot's 6,006", asOf: "2026" }],
    channels: [{ value: 3_000, source: "A87: a tenth of the snapshot's 30,457", asOf: "2026" }],
    hubs: [
      {
        value: 6,
        source: "A87: a hundredth of the nodes, who hold 37 % of the snapshot's channel ends",
        asOf: "2026",
      },
    ],
    fitnessTail: [{ value: 0.8, source: fitted, asOf: "2026" }],
    fitnessCut: [{ value: 400, source: fitted, asOf: "2026" }],
    leaves: [{ value: 0.4, source: fitted, asOf: "2026" }],
    leafFitness: [{ value: 0.02, source: fitted, asOf: "2026" }],
    minFinalCltvExpiryDelta: [
      {
        value: 18,
        source: "computed: lightning/bolts, BOLT 2: 2R + G + S with R = 2, G = 2 and S = 12",
        asOf: "2026-03-23",
      },
    ],
    dustLimit: [
      {
        value: 0.222,
        source: `computed: lightning/bolts, BOLT 2: dust of 354 sat, ${price}`,
        asOf: "2026-03-23",
      },
    ],
    maxCapacity: [
      {
        value: 10_519,
        source: `computed: ${lnd}: 16,777,215 sat without an agreement on more, ${price}`,
        asOf: "2026-08-20",
      },
    ],
    capacitySpread: [{ value: 1.7, source: fitted, asOf: "2026" }],
    capacityGrowth: [{ value: 0.3, source: fitted, asOf: "2026" }],
    zeroBaseFee: [{ value: 0.4, source: "plebdashboard, as quoted: 40 % of the channel ends", asOf: "2024" }],
    feeRateSpread: [
      { value: 3.57, source: `${snapshot}: the median is 1 ppm and the 99 % quantile 4,000`, asOf: "2026" },
    ],
    attempts: [{ value: 10, source: "A91: as many as fit into a minute", asOf: "2026" }],
    maxParts: [{ value: 1, source: "A91: nothing is split unless a cell says so", asOf: "2026" }],
    attemptCost: [
      { value: 0.0627, source: `computed: marcono/cloth: 100,000 msat a hop, ${price}`, asOf: "2026" },
    ],
    attemptCostRate: [{ value: 0.001, source: `${lnd}: attempt cost of 1,000 ppm`, asOf: "2026-08-20" }],
    hopProbability: [{ value: 0.6, source: `${lnd}: a priori hop probability`, asOf: "2026-08-20" }],
    timeValue: [{ value: 15e-9, source: "marcono/cloth: 15 billionths a block", asOf: "2026" }],
    sample: [{ value: 20, source: "A89: so that a run takes seconds", asOf: "2026" }],
    rebalanceBelow: [{ value: 0, source: "A91: nobody publishes who does it how often", asOf: "2026" }],
    lifetime: [{ value: 31_557_600, source: "A29: a channel lasts a year", asOf: "2026" }],
    justice: [
      {
        value: "penalty",
        source: "lightning/bolts, BOLT 5: revoked transaction close handling",
        asOf: "2026-03-23",
      },
    ],
    closeGas: [{ value: 0, source: "Bitcoin counts no gas", asOf: "2026" }],
    answerGas: [{ value: 0, source: "Bitcoin counts no gas", asOf: "2026" }],
    claimGas: [{ value: 0, source: "Bitcoin counts no gas", asOf: "2026" }],
    htlcGas: [{ value: 0, source: "Bitcoin counts no gas", asOf: "2026" }],
    watchtowerUptime: [
      { value: 0.95, source: "A93: as often as a party is expected to fail, 5 % (A14)", asOf: "2026" },
    ],
    watchtowerOutage: [{ value: 86_400, source: "A93: a day", asOf: "2026" }],
  },
  whole: {
    parameter: "nodes",
    value: 6_006,
    source: "A87: a snapshot in marcono/cloth that bears no date",
    asOf: "2026",
  },
  facts: [
    {
      measure: "paymentSuccess",
      demand: 2.46,
      low: 0.4085,
      high: 0.7762,
      source:
        "Pickhardt, max-flow on the public graph of February 2024 with even balances: 77.62 % of any two nodes reach each other with 10,000 sat and 40.85 % with 100,000; payments have 44,700",
      asOf: "2024-02",
    },
    {
      measure: "routeLength",
      demand: 2.46,
      low: 2.5,
      high: 3.3,
      source:
        "marcono/cloth: 3.17 hops on the snapshot, from which ten times fewer nodes are nearer to each other by half a hop (A87)",
      asOf: "2026",
    },
  ],
};
