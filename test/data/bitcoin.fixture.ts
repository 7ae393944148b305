/**
 * A hand-made result for tests of what a reader sees: it looks like Bitcoin at 10 tx/s, but nothing simulated it.
 * Values wobble by a small fixed pattern, so that lines look alive and the fixture is the same every time.
 */
import type { Curve, LayerRun, Measurement, Scores, Timeline } from "../../src/engine/index.ts";
import { charts } from "../../src/notebook/charts/index.ts";
import type { CellResult } from "../../src/notebook/result.ts";

const day = 86_400;
const measured = (mean: number, half: number, unit: string, n = 20): Measurement => ({
  mean, low: mean - half, high: mean + half, unit, n,
});
const wobble = (i: number) => Math.sin(i * 1.7) * 0.5 + Math.sin(i * 0.61 + 1) * 0.35 + Math.sin(i * 4.3) * 0.3;

const steps = 144;
const each = (f: (i: number) => number) => Array.from({ length: steps }, (_, i) => f(i));
const timeline: Timeline = {
  step: day / steps,
  offered: each((i) => 10 + 0.12 * wobble(i * 3)),
  served: each((i) => 6.13 + 0.45 * wobble(i)),
  feeP10: each((i) => 0.62 * (1 + 0.5 * (1 - 6 / (6 + i))) * (1 + 0.15 * wobble(i))),
  feeP50: each((i) => 1.1 * (1 + 0.5 * (1 - 6 / (6 + i))) * (1 + 0.12 * wobble(i + 5))),
  feeP90: each((i) => 3.4 * (1 + 0.5 * (1 - 6 / (6 + i))) * (1 + 0.2 * wobble(i + 9))),
  waiting: each((i) => Math.round(18_000 + 6000 * (1 - 20 / (20 + i)) + 900 * wobble(i))),
};

const flow = { blocks: each(() => 1 / 600), transactions: timeline.served };

const seconds = Array.from({ length: 160 }, (_, i) => 5 * 10 ** (i / 32));
const curve = (name: Curve["name"], delay: number, mean: number): Curve => ({
  name,
  seconds,
  share: seconds.map((t) => (t <= delay ? 0 : 0.61 * (1 - Math.exp(-(t - delay) / mean)))),
});

export const bitcoinLayer: LayerRun = {
  name: "bitcoin",
  measurements: {
    offeredTps: measured(10.0, 0.02, "tx/s"),
    userTps: measured(6.13, 0.08, "tx/s"),
    totalTps: measured(6.14, 0.08, "tx/s"),
    utilization: measured(0.993, 0.004, ""),
    queueDepth: measured(21_400, 900, "tx"),
    inclusionSeconds: measured(684, 22, "s"),
    "inclusionSeconds.p90": measured(2520, 160, "s"),
    finalitySeconds: measured(3940, 90, "s"),
    "finalitySeconds.p90": measured(6840, 210, "s"),
    "finalitySeconds.p99": { ...measured(14_400, 0, "s"), moreThan: true },
    feeUsd: measured(1.42, 0.05, "$"),
    "feeUsd.p90": measured(4.31, 0.22, "$"),
    feeRate: measured(9.2, 0.3, "sat/vB"),
    pricedOutShare: measured(0.387, 0.008, ""),
    staleShare: { mean: 0.0031, low: 0.0019, high: 0.0048, unit: "", n: 2880 },
    forkRate: { mean: 0.0031, low: 0.0019, high: 0.0048, unit: "", n: 2880 },
    reorgDepth: measured(1, 0, "blocks"),
    blockSeconds: measured(601, 11, "s"),
    propagationSeconds: measured(0.86, 0.01, "s"),
    "propagationSeconds.p90": measured(1.98, 0.03, "s"),
  },
  samples: {},
  timeline,
  curves: [curve("inclusionSeconds", 4, 980), curve("finalitySeconds", 1900, 2600)],
  pulse: { step: day / steps, included: flow, posted: null, final: flow, funds: null, leaving: null },
  reach: null,
  journeys: null,
};

const scores: Scores = {
  minimum: 20.4,
  scalability: {
    layer: "bitcoin", value: 20.4, low: 20.0, high: 20.8,
    ingredients: [
      { name: "userTps", raw: measured(6.13, 0.08, "tx/s"), worst: 1, best: 100_000, weight: 0.7, contribution: 11.0, how: "measured", note: "saturation probe: demand at 125 % of capacity" },
      { name: "finalitySeconds", raw: measured(3940, 90, "s"), worst: 604_800, best: 1, weight: 0.3, contribution: 9.4, how: "measured", note: "saturation probe, 6 blocks" },
    ],
  },
  security: {
    layer: "bitcoin", value: 71.2, low: 69.6, high: 72.5,
    ingredients: [
      { name: "toleratedShare", raw: measured(0.498, 0.001, ""), worst: 0, best: 0.5, weight: 0.25, contribution: 24.9, how: "derived", note: "from measured propagation delay" },
      { name: "breakProbability", raw: { ...measured(6.25e-6, 0, ""), n: 1 }, worst: 1, best: 1e-12, weight: 0.25, contribution: 10.8, how: "derived", note: "pools over half the hash power fail together" },
      { name: "settlementError", raw: { mean: 0.069, low: 0.055, high: 0.085, unit: "", n: 2000 }, worst: 1, best: 1e-12, weight: 0.5, contribution: 4.8, how: "measured", note: "adversary probe: 25 % of hash power, 6 blocks" },
      { name: "recoverableFunds", raw: null, worst: 0, best: 1, weight: 0, contribution: 0, how: "derived", note: "not applicable on a layer 1" },
    ],
  },
  decentralization: {
    layer: "bitcoin", value: 44.3, low: 44.1, high: 44.6,
    ingredients: [
      { name: "nakamotoCoefficient", raw: { ...measured(3, 0, ""), n: 1 }, worst: 1, best: 1000, weight: 0.35, contribution: 5.6, how: "derived", note: "mining pools, shares of 2026-07" },
      { name: "effectiveProducers", raw: { ...measured(6.4, 0, ""), n: 1 }, worst: 1, best: 1000, weight: 0.25, contribution: 6.7, how: "derived", note: "1 / HHI of the pools" },
      { name: "nodeBytesPerSecond", raw: measured(13_900, 200, "B/s"), worst: 125_000_000, best: 1250, weight: 0.25, contribution: 19.8, how: "measured", note: "saturation probe" },
      { name: "ledgerGBPerYear", raw: measured(84.2, 0.9, "GB/y"), worst: 100_000, best: 10, weight: 0.15, contribution: 11.5, how: "measured", note: "saturation probe" },
    ],
  },
};

export const bitcoinResult: CellResult = {
  version: 1,
  name: "base",
  line: 42,
  kind: "scenario",
  isCoarse: false,
  params: [],
  tables: [],
  claim: null,
  exercise: null,
  status: "ok",
  title: "Bitcoin under 10 tx/s",
  sentence:
    "Users send 10 tx/s, and Bitcoin carries **6.13 ± 0.08 tx/s**: its blocks are full, so **39 %** of users give up or cannot pay. " +
    "A payment is in a block after 11 min and final after **66 min** for half of those who get through, at a middle fee of **$1.42**.",
  problems: [],
  layers: [
    {
      name: "bitcoin", title: "Bitcoin", family: "nakamoto", preset: "bitcoin", paid: "miners", parent: null,
      measures: bitcoinLayer.measurements,
      scores,
    },
  ],
  expectations: [
    { text: "bitcoin.userTps: 6 .. 8", measure: "bitcoin.userTps", holds: true, message: "bitcoin.userTps is 6.13 (6.05 to 6.21), within 6 .. 8" },
    { text: "bitcoin.feeUsd: < 1 $", measure: "bitcoin.feeUsd", holds: false, message: "bitcoin.feeUsd is $1.42 ($1.37 to $1.47), not below $1" },
  ],
  charts: charts(["throughput", "fees", "confirmation", "propagation"], bitcoinLayer, {
    title: "Bitcoin", family: "nakamoto", paid: "miners", capacity: 6.17,
  }),
  notices: ["The slowest 1 % of payments had not finished when the run ended: their time is shown as “more than”."],
  provenance: {
    engine: "0.1.0", seed: 7, runs: 20, duration: day, isUneven: false, presetsAsOf: "2026-07", reproducible: true,
    receipt: "9f3c41ab", events: 412_345,
    assumptions: [
      { id: "A1", text: "Blocks are found as a Poisson process; hash power does not move during a run." },
      { id: "A4", text: "Every link has the same one-way delay; a block is sent in compact form." },
      { id: "A7", text: "Users have a highest price and a patience, both log-normal, and do not raise their bids." },
    ],
  },
};

export const failedResult: CellResult = {
  ...bitcoinResult,
  name: "typo",
  status: "failed",
  title: "Bitcoin",
  sentence: "",
  layers: [],
  charts: [],
  expectations: [],
  notices: [],
  problems: [
    { severity: "error", code: "unknown-parameter", span: { start: 29, end: 38 }, message: "Bitcoin has no parameter `blockSise`.", hint: "blockSize", fix: "blockSize" },
    { severity: "warning", code: "bare-number", span: { start: 60, end: 62 }, message: "A rate needs a unit.", hint: "Write `10 tx/s`." },
  ],
};
