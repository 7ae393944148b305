/**
 * A hand-made run of a stack for tests of what a reader sees: a chain, two rollups, a channel and a bridge, while the chain stands still for
 * an hour and a thief is at the bridge. Nothing simulated it.
 */
import type { Flow, FundsOverTime, LayerRun, LayerScenario, Measurement, Run } from "../../src/engine/index.ts";
import type { Subject } from "../../src/notebook/charts/index.ts";
import { bitcoinLayer } from "./bitcoin.fixture.ts";

const hour = 3_600;
const step = hour / 8;
const steps = 96;

const seconds = (mean: number, moreThan = false): Measurement => ({
  mean, low: mean * 0.97, high: mean * 1.03, unit: "s", n: 20, ...(moreThan && { moreThan: true as const }),
});

/** Waits of a step: the middle, nine in ten, all but one in a hundred, s; negative: more than that. */
const waits = (name: string, ...values: readonly number[]) =>
  Object.fromEntries(
    ["", ".p90", ".p99"].map((part, i) => [`${name}${part}`, seconds(Math.abs(values[i] ?? 0), (values[i] ?? 0) < 0)]),
  );

const steady: Flow = { blocks: Array(steps).fill(1 / 12), transactions: Array(steps).fill(15) };

/** Shares at each edge of a step, s; the rest is safe. */
const fundsOf = (share: (at: number) => readonly [frozen: number, stolen: number]): FundsOverTime => {
  const each = Array.from({ length: steps + 1 }, (_, i) => share(i * step));
  return {
    safe: each.map(([frozen, stolen]) => 1 - frozen - stolen),
    frozen: each.map(([frozen]) => frozen),
    stolen: each.map(([, stolen]) => stolen),
  };
};

const share = (mean: number): Measurement => ({ mean, low: mean, high: mean, unit: "", n: 20 });
const out = { at: 4 * hour, lasts: hour };
const isOut = (at: number) => at >= out.at && at < out.at + out.lasts;

const layer = (
  name: string,
  measured: readonly Readonly<Record<string, Measurement>>[],
  funds: FundsOverTime | null,
): LayerRun => ({
  ...bitcoinLayer,
  name,
  measurements: {
    ...bitcoinLayer.measurements,
    ...Object.assign({}, ...measured),
    ...(funds === null
      ? {}
      : { "funds.safe": share(funds.safe.at(-1) ?? 1), "funds.frozen": share(funds.frozen.at(-1) ?? 0) }),
  },
  pulse: { step, included: steady, posted: funds === null ? null : steady, final: steady, funds, leaving: null },
});

const scenarioOf = (name: string, family: string, on: LayerScenario["on"]): LayerScenario => ({
  name, family, preset: name, parameters: {}, on, upgrades: [],
});

export const stackRun: Run = {
  scenario: {
    name: "one clock",
    layers: [
      scenarioOf("ethereum", "gasper", {}),
      scenarioOf("arbitrum", "rollup", { settlement: "ethereum", data: "ethereum" }),
      scenarioOf("zksync", "rollup", { settlement: "ethereum", data: "ethereum" }),
      scenarioOf("channel", "channel", { settlement: "ethereum" }),
      scenarioOf("bridge", "bridge", { source: "ethereum", target: "arbitrum" }),
    ],
    network: { preset: "internet-2019", latency: null, bandwidth: null },
    demand: {
      rate: 15, kind: "transfer", process: "poisson", highestFee: 2, highestFeeSpread: 1, patience: 600, patienceSpread: 1,
    },
    split: { arbitrum: 1 },
    incidents: [
      { layer: "ethereum", kind: "outage", ...out },
      { layer: "arbitrum", kind: "failure", party: "sequencer", at: 9.5 * hour, lasts: 2 * hour },
    ],
    attacks: [{ layer: "bridge", plan: "forge", share: 0, controls: ["signer 1"], at: 8 * hour }],
    warmup: hour,
    duration: step * steps,
    drain: 8 * hour,
    runs: 20,
    seed: 1,
  },
  layers: [
    layer("ethereum", [waits("inclusionSeconds", 7.3, 12, 25), waits("finalitySeconds", 960, 1190, 1400)], null),
    layer(
      "arbitrum",
      [
        waits("inclusionSeconds", 0.3, 0.5, 0.9),
        waits("softConfirmationSeconds", 0.3, 0.5, 0.9),
        waits("postedSeconds", 160, 340, 3900),
        waits("finalitySeconds", 1120, 1500, 5200),
        waits("withdrawalSeconds", -40_000, -60_000, -70_000),
      ],
      fundsOf((at) => [isOut(at - 400) ? 0.92 : at > 9.5 * hour && at < 10.2 * hour ? 0.4 : 0, 0]),
    ),
    layer(
      "zksync",
      [
        waits("softConfirmationSeconds", 1.1, 1.6, 2.2),
        waits("postedSeconds", 420, 800, 4300),
        waits("finalitySeconds", 1500, 2600, -6000),
        waits("withdrawalSeconds", 3_100, 4_800, 9_900),
      ],
      fundsOf((at) => [isOut(at - 400) ? 1 : 0, 0]),
    ),
    layer(
      "channel",
      [
        waits("softConfirmationSeconds", 0.9, 0.95, 1),
        waits("finalitySeconds", 0.9, 0.95, 1),
        waits("withdrawalSeconds", 90_000, 180_000, 190_000),
      ],
      fundsOf((at) => [isOut(at) ? 0.07 : 0, at > 6 * hour ? 0.04 : 0]),
    ),
    layer(
      "bridge",
      [waits("softConfirmationSeconds", 1500, 1600, 1700), waits("finalitySeconds", 1900, 2600, 2700)],
      fundsOf((at) => [isOut(at - 200) ? 0.1 : 0, at < 8 * hour ? 0 : Math.min(0.85, (at - 8 * hour) / hour)]),
    ),
  ],
  events: 1e6,
  notices: [],
};

export const stackSubjects: readonly Subject[] = [
  { title: "Ethereum", family: "gasper", paid: "validators" },
  { title: "Arbitrum One", family: "rollup", paid: "the sequencer" },
  { title: "zkSync Era", family: "rollup", paid: "the sequencer" },
  { title: "Payment channel", family: "channel", paid: "the partner" },
  { title: "A bridge with a very long name that nobody shortens", family: "bridge", paid: "signers" },
];
