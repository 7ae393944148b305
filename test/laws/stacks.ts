/** Random stacks: layers of every family on hosts that fork, stop and are crowded, with incidents and attacks. */
import fc from "fast-check";
import { familyOf } from "../../src/engine/catalog.ts";
import type { Attack, Fork, Incident, LayerScenario, Scenario } from "../../src/engine/index.ts";
import { planOf } from "../../src/engine/index.ts";
import { equalMiners, type Storey, stack } from "../unit/engine/scenarios.ts";

/** Simulated seconds that are measured; short, because there are a thousand of them. */
const duration = 120;

/** Layer 1: so quick that a partition lasts a hundred blocks, blocks every few seconds that take half as long to spread, votes in short epochs or on every block, slots with several leaders or none, votes that lock, or a chain without any trouble. */
const bases: readonly Storey[] = [
  {
    preset: "bitcoin",
    name: "base",
    layer: { blockInterval: 1, confirmations: 2, miners: equalMiners(5), retargetBlocks: 1_000 },
  },
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
  {
    preset: "cardano",
    name: "base",
    layer: { slotLength: 0.5, activeSlotsCoeff: 0.25, confirmations: 3, pools: equalMiners(6) },
  },
  { preset: "tendermint", name: "base", layer: { timeoutCommit: 2, validators: equalMiners(6) } },
  {
    preset: "solana",
    name: "base",
    layer: { slotSeconds: 1, lockoutHistory: 6, thresholdDepth: 3, validators: equalMiners(6) },
  },
  { preset: "ideal", name: "base", layer: { blockInterval: 5 } },
];

const intervalOf = ({ layer = {} }: Storey) =>
  Number(
    layer.blockInterval ??
      layer.slotSeconds ??
      layer.timeoutCommit ??
      Number(layer.slotLength) / Number(layer.activeSlotsCoeff),
  );

const rollup = {
  ...{ blockTime: 4, batchInterval: 10, claimInterval: 12, forceDelay: 20 },
  ...{ deposits: 1e6, turnover: 1, releaseDelay: 0 },
  // So that some disputes are played to their end in a window, and others are not.
  ...{ gameDepth: 4, splitDepth: 2, clockExtension: 2, gracePeriod: 3 },
  ...{ upgradeKeys: { "key 1": 1, "key 2": 1 }, upgradeThreshold: 1, exitWindow: 25 },
};
/** So few that often as many are in an attack as it takes. */
const committee = { committee: { "member 1": 1, "member 2": 1, "member 3": 1 }, committeeThreshold: 2 };
const on = (name: string) => ({ settlement: name, data: name });

/** Layers above, each of which stands on `base` or on one before it. */
const above: readonly Storey[] = [
  { preset: "arbitrum", name: "optimistic", layer: { ...rollup, window: 30 }, on: on("base") },
  { preset: "zksync", name: "zk", layer: { ...rollup, provingTime: 15, provers: 2 }, on: on("base") },
  {
    preset: "lightning-channel",
    name: "channel",
    layer: { toSelfDelay: 5, cltvExpiryDelta: 5, capacity: 200, payment: 5 },
    on: { settlement: "base" },
  },
  {
    preset: "lightning",
    name: "network",
    layer: {
      ...{
        nodes: 12,
        channels: 30,
        hubs: 2,
        toSelfDelay: 5,
        cltvExpiryDelta: 5,
        payment: 5,
        lifetime: 1_000,
      },
      ...{ watchtowerUptime: 0.5, watchtowerOutage: 20, rebalanceBelow: 0.2 },
    },
    on: { settlement: "base" },
  },
  {
    preset: "raiden",
    name: "tokens",
    layer: { nodes: 8, channels: 12, hubs: 1, toSelfDelay: 4, cltvExpiryDelta: 4, sweepFee: 1 },
    on: { settlement: "optimistic" },
  },
  {
    preset: "polygon",
    name: "side",
    layer: {
      ...{ blockInterval: 4, blocksPerProposer: 5, checkpointInterval: 12, validators: equalMiners(7) },
      ...{ deposits: 1e6, turnover: 1 },
    },
    on: { settlement: "base" },
  },
  {
    preset: "omg-plasma",
    name: "nested",
    layer: {
      ...{ blockInterval: 5, exitPeriod: 30, withholdingTime: 10, exitInterval: 12, watched: 0.75 },
      ...{ users: 40, deposits: 4_000, turnover: 1, transactionsPerBlock: 20 },
    },
    on: { settlement: "base" },
  },
  {
    preset: "bridge-multisig",
    name: "bridge",
    layer: { threshold: 2, signers: 3, confirmations: 2, locked: 1_000, signInterval: 5 },
    on: { source: "base", target: "optimistic" },
  },
  {
    preset: "bridge-canonical",
    name: "own",
    layer: { wait: 6, locked: 20_000, relayInterval: 5 },
    on: { source: "base", target: "optimistic" },
  },
  {
    preset: "bridge-lightclient",
    name: "light",
    layer: { trustingPeriod: 60, timeout: 30, locked: 20_000 },
    on: { source: "base", target: "zk" },
  },
  {
    preset: "bridge-liquidity",
    name: "quick",
    layer: {
      wait: 3,
      slowWait: 10,
      liveness: 10,
      timeout: 40,
      liquidity: 5_000,
      locked: 20_000,
      relayInterval: 5,
    },
    on: { source: "base", target: "optimistic" },
  },
  {
    preset: "arbitrum",
    name: "third",
    layer: { ...rollup, disputes: "serial", window: 20 },
    on: on("optimistic"),
  },
  {
    preset: "omg-plasma",
    name: "inner",
    layer: {
      ...{ blockInterval: 3, exitPeriod: 20, withholdingTime: 5, exitInterval: 10, watched: 0.5 },
      ...{ users: 30, deposits: 3_000, turnover: 1 },
    },
    on: { settlement: "zk" },
  },
  {
    preset: "validium",
    name: "validium",
    layer: { ...rollup, ...committee, provingTime: 5, provers: 2 },
    on: on("base"),
  },
  { preset: "appchain", name: "appchain", layer: { ...rollup, ...committee, window: 20 }, on: on("zk") },
  {
    preset: "arbitrum",
    name: "modular",
    layer: { ...rollup, window: 25 },
    on: { settlement: "base", data: "optimistic" },
  },
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
        lasts: fc.integer({ min: 5, max: duration }),
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

/** Some layers attacked at once, each once, for good or for some time. */
function attacks(scenario: Scenario): fc.Arbitrary<readonly Attack[]> {
  const plans = scenario.layers.flatMap(({ name, family, parameters }) =>
    Object.entries(familyOf(family).attacks).map(([plan, { parties, targets, isAimedAbove }]) => ({
      layer: name,
      plan,
      parties: parties(parameters),
      targets: isAimedAbove === true ? callersOn(name, scenario) : (targets?.(parameters) ?? []),
    })),
  );
  if (plans.length === 0) return fc.constant([]);
  const attack = fc.constantFrom(...plans).chain(({ parties, targets, ...plan }) =>
    fc.record({
      ...{ layer: fc.constant(plan.layer), plan: fc.constant(plan.plan), at: moment },
      share: parties.length === 0 ? fc.double({ min: 0, max: 0.6, noNaN: true }) : fc.constant(0),
      controls: fc.subarray([...parties]),
      ...(targets.length > 0 && { victims: fc.subarray([...targets]) }),
    }),
  );
  const lasts = fc.option(fc.integer({ min: 5, max: duration }), { nil: undefined });
  const limited = fc.tuple(attack, lasts).map(([each, lasts]) => ({ ...each, ...(lasts && { lasts }) }));
  return fc.uniqueArray(limited, { selector: ({ layer }) => layer, maxLength: 3 });
}

/** Layers that live on one, and those who hand in their calls. */
function callersOn(host: string, { layers }: Scenario): readonly string[] {
  return layers
    .filter(({ on }) => Object.values(on).includes(host))
    .flatMap(({ name, family, parameters }) => {
      const callers = familyOf(family).callers?.(parameters) ?? [];
      return [name, ...callers.map((caller) => `${name}.${caller}`)];
    });
}

/** Miners who do not all go by the same rules, so that a branch may win that was left behind long ago. */
function forks(base: LayerScenario): fc.Arbitrary<Fork | undefined> {
  if (base.family !== "nakamoto") return fc.constant(undefined);
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  const fork = fc
    .record({
      kind: fc.constantFrom("looser", "tighter", "apart"),
      from: share,
      to: share,
      height: fc.nat(20),
    })
    .map(
      ({ kind, from, to, height }): Fork => ({
        ...{ kind: kind as Fork["kind"], height: height + 1, signal: null },
        readiness: [
          { seconds: 0, share: from },
          { seconds: duration / 2, share: to },
        ],
        // Because nobody fills its blocks here, the room is less than what calls alone take.
        parameters: { ...base.parameters, blockSize: kind === "tighter" ? 5_000 : 4_000_000 },
      }),
    );
  return fc.option(fork, { nil: undefined });
}

/** New values of what may change in mid-run of layers above. */
const amended: Readonly<Record<string, LayerScenario["parameters"]>> = {
  rollup: {
    ...{ window: 10, forceDelay: 35, batchInterval: 4, claimInterval: 20, provingTime: 5, provers: 3 },
    ...{ exitWindow: 50, committeeThreshold: 3, fallback: "yes" },
  },
  multisig: { threshold: 3, signInterval: 9 },
  canonical: { wait: 1, relayInterval: 9 },
  lightclient: { trustingPeriod: 90, relayInterval: 9 },
  liquidity: { confirmations: 1, relayInterval: 9 },
  channel: { cltvExpiryDelta: 2 },
  channels: { sweepFee: 0.5, watchtowerUptime: 0 },
  sidechain: { checkpointInterval: 25 },
  plasma: { blockInterval: 2, withholdingTime: 20, exitInterval: 30 },
};

function amendments(layers: readonly LayerScenario[]): fc.Arbitrary<readonly LayerScenario[]> {
  const one = (layer: LayerScenario): fc.Arbitrary<LayerScenario> => {
    const parameters = amended[layer.family];
    if (parameters === undefined) return fc.constant(layer);
    const change = moment.map((at) => ({ ...layer, amendments: [{ at, parameters }] }));
    return fc.oneof({ weight: 2, arbitrary: fc.constant(layer) }, { weight: 1, arbitrary: change });
  };
  return fc.tuple(...layers.map(one));
}

/** What a stack is before anything befalls it. */
const kinds = fc.record({
  base: fc.constantFrom(...bases),
  chosen: fc.subarray([...above], { minLength: 1, maxLength: 2 }),
  /** In block intervals. */
  delay: fc.constantFrom(0.15, 0.7, 1.3),
  rate: fc.constantFrom(0.3, 1),
  seed: fc.nat(1_000_000),
});

type Kind = typeof kinds extends fc.Arbitrary<infer K> ? K : never;

function undisturbed({ base, chosen, delay, rate, seed }: Kind): Scenario {
  const storeys = [base, ...standing(chosen)];
  const share = 1 / storeys.length;
  return stack(storeys, {
    network: { latency: delay * intervalOf(base), bandwidth: 1e9 },
    demand: { rate, patience: 60 },
    split: Object.fromEntries(storeys.map(({ name = "" }) => [name, share])),
    warmup: 10,
    duration,
    drain: 60,
    runs: 1,
    seed,
  });
}

/** A stack with whatever may befall it. */
export const stacks: fc.Arbitrary<Scenario> = kinds.chain((kind) => {
  const scenario = undisturbed(kind);
  const { layers } = scenario;
  return fc
    .record({
      troubles: fc.record({ incidents: incidents(scenario), attacks: attacks(scenario) }),
      fork: forks(layers[0] as LayerScenario),
      above: amendments(layers.slice(1)),
    })
    .map(({ troubles, fork, above }) => {
      const first = { ...(layers[0] as LayerScenario), ...(fork && { fork }) };
      return { ...scenario, ...troubles, layers: [first, ...above] };
    });
});

/** A stack on a quick chain that is cut in two for so long that dozens of settled blocks are undone when it heals. */
export const healing: fc.Arbitrary<Scenario> = fc
  .record({ kind: kinds, share: fc.double({ min: 0.55, max: 0.7, noNaN: true }), at: fc.nat(10) })
  .map(({ kind, share, at }) => {
    const scenario = undisturbed({ ...kind, base: bases[0] as Storey, delay: 0.15 });
    const cut = { layer: "base", kind: "partition", at, lasts: duration - 15, share } as const;
    return { ...scenario, incidents: [cut] };
  });
