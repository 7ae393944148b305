/** Random stacks: layers of every family on hosts that fork, stop and are crowded, with incidents and attacks. */
import fc from "fast-check";
import { familyOf } from "../../src/engine/catalog.ts";
import type { Attack, Incident, Scenario } from "../../src/engine/index.ts";
import { planOf } from "../../src/engine/index.ts";
import { equalMiners, type Storey, stack } from "../unit/engine/scenarios.ts";

/** Simulated seconds that are measured; short, because there are a thousand of them. */
const duration = 120;

/** Layer 1: blocks every few seconds that take half as long to spread, votes in short epochs, or a chain without any trouble. */
const bases: readonly Storey[] = [
  {
    preset: "bitcoin",
    name: "base",
    layer: { blockInterval: 3, confirmations: 3, miners: equalMiners(5), retargetBlocks: 1_000 },
  },
  {
    preset: "ethereum",
    name: "base",
    layer: { slotSeconds: 4, slotsPerEpoch: 4, validators: equalMiners(6) },
  },
  { preset: "ideal", name: "base", layer: { blockInterval: 5 } },
];

const rollup = {
  ...{ blockTime: 4, batchInterval: 10, claimInterval: 12, forceDelay: 20 },
  ...{ deposits: 1e6, turnover: 1, releaseDelay: 0 },
};
const on = (name: string) => ({ settlement: name, data: name });

/** Layers above, each of which stands on `base` or on one before it. */
const above: readonly Storey[] = [
  { preset: "arbitrum", name: "optimistic", layer: { ...rollup, window: 30 }, on: on("base") },
  { preset: "zksync", name: "zk", layer: { ...rollup, provingTime: 15 }, on: on("base") },
  {
    preset: "lightning",
    name: "channel",
    layer: { toSelfDelay: 5, cltvExpiryDelta: 5, capacity: 200, payment: 5 },
    on: { settlement: "base" },
  },
  {
    preset: "bridge-multisig",
    name: "bridge",
    layer: { threshold: 2, signers: 3, confirmations: 2, locked: 1_000, signInterval: 5 },
    on: { source: "base", target: "optimistic" },
  },
  { preset: "arbitrum", name: "third", layer: { ...rollup, window: 20 }, on: on("optimistic") },
];

/** The chosen layers above, with those that they stand on. */
function standing(chosen: readonly Storey[]): readonly Storey[] {
  const hosts = new Set(chosen.flatMap(({ on = {} }) => Object.values(on)));
  return above.filter((layer) => chosen.includes(layer) || hosts.has(layer.name ?? ""));
}

const moment = fc.integer({ min: 0, max: duration });
const lasting = fc.option(fc.integer({ min: 5, max: duration }), { nil: null });

function incidents(scenario: Scenario): fc.Arbitrary<readonly Incident[]> {
  const layer = fc.constantFrom(...scenario.layers.map(({ name }) => name));
  const parties = scenario.layers.flatMap(({ name }, index) => {
    const { family, parameters } = planOf(scenario, index);
    const { producers, paths } = family.trust(parameters);
    const known = [producers, ...paths.map((path) => path.parties)].flatMap((each) => Object.keys(each));
    return [...new Set([...known, ...family.operators(parameters)])].map((party) => ({ layer: name, party }));
  });
  const span = { at: moment, lasts: lasting };
  return fc.array(
    fc.oneof(
      fc.record({ ...span, layer, kind: fc.constant("outage" as const) }),
      fc
        .record({ ...span, of: fc.constantFrom(...parties) })
        .map(({ of, ...rest }) => ({ ...rest, ...of, kind: "failure" as const })),
      fc.record({
        at: moment,
        lasts: fc.integer({ min: 5, max: 60 }),
        layer,
        kind: fc.constant("partition" as const),
        share: fc.double({ min: 0.1, max: 0.9, noNaN: true }),
      }),
      fc.record({
        at: moment,
        lasts: fc.integer({ min: 5, max: 60 }),
        layer,
        kind: fc.constant("crowd" as const),
        rate: fc.integer({ min: 1, max: 10 }),
      }),
    ),
    { maxLength: 3 },
  );
}

function attacks(scenario: Scenario): fc.Arbitrary<Attack | null> {
  const plans = scenario.layers.flatMap(({ name, family, parameters }) =>
    Object.entries(familyOf(family).attacks).map(([plan, { parties }]) => ({
      layer: name,
      plan,
      parties: parties(parameters),
    })),
  );
  if (plans.length === 0) return fc.constant(null);
  const attack = fc.constantFrom(...plans).chain(({ parties, ...plan }) =>
    fc.record({
      ...{ layer: fc.constant(plan.layer), plan: fc.constant(plan.plan), at: moment },
      share: parties.length === 0 ? fc.double({ min: 0, max: 0.6, noNaN: true }) : fc.constant(0),
      controls: fc.subarray([...parties]),
    }),
  );
  return fc.option(attack, { nil: null });
}

/** A stack with whatever may befall it. */
export const stacks: fc.Arbitrary<Scenario> = fc
  .record({
    base: fc.constantFrom(...bases),
    chosen: fc.subarray([...above], { minLength: 1, maxLength: 2 }),
    latency: fc.constantFrom(0.5, 2, 4),
    rate: fc.constantFrom(0.3, 1),
    seed: fc.nat(1_000_000),
  })
  .chain(({ base, chosen, latency, rate, seed }) => {
    const storeys = [base, ...standing(chosen)];
    const share = 1 / storeys.length;
    const scenario = stack(storeys, {
      network: { latency, bandwidth: 1e9 },
      demand: { rate, patience: 60 },
      split: Object.fromEntries(storeys.map(({ name = "" }) => [name, share])),
      warmup: 10,
      duration,
      drain: 60,
      runs: 1,
      seed,
    });
    return fc
      .record({ incidents: incidents(scenario), attack: attacks(scenario) })
      .map((troubles) => ({ ...scenario, ...troubles }));
  });
