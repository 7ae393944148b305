import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Incident, LayerRun, Scenario } from "../../../src/engine/index.ts";
import { standstill } from "../../../src/engine/index.ts";
import { audited } from "../channel/audited.ts";
import { equalMiners, ofKind, run, type Storey, stack, trace } from "../engine/scenarios.ts";

const side = "polygon";

/** Checkpoints every minute of a chain with a block every six seconds, a tenth of whose value crosses in a minute. */
const layer = {
  ...{ blockInterval: 6, checkpointInterval: 60, deposits: 1_000_000, turnover: 1, blocksPerProposer: 1 },
  validators: equalMiners(9),
};

type Changes = Parameters<typeof stack>[1] & {
  readonly host?: Storey;
  readonly validators?: typeof layer.validators;
};

/** Half an hour of it on a host whose blocks come every ten seconds and are final at once, unless another is given. */
function checkpointed({ host, validators = layer.validators, ...changes }: Changes = {}): Scenario {
  const below = host ?? { preset: "ideal", layer: { blockInterval: 10 } };
  const storeys = [
    { ...below, name: "host" },
    { preset: side, layer: { ...layer, validators }, on: { settlement: "host" } },
  ];
  return stack(storeys, {
    ...{ demand: { rate: 0.2 }, warmup: 60, duration: 2_000, drain: 600, runs: 1 },
    ...changes,
  });
}

const names = (count: number) => Object.keys(layer.validators).slice(0, count);

const down = (count: number, at: number, lasts: number | null): Incident[] =>
  names(count).map((party) => ({ layer: side, kind: "failure", party, at, lasts }));

const attack = (plan: string, controls: readonly string[], at = 600): Scenario["attacks"][number] => ({
  ...{ layer: side, plan, share: 0, controls, at },
});

const hostDown = (at: number, lasts: number): Incident => ({ layer: "host", kind: "outage", at, lasts });

function fundsOf(scenario: Scenario) {
  return ofKind(trace(scenario), "funds");
}

/** What happens on the layer alone: `trace` tells of all layers, and blocks of the host are final as well. */
function measured(scenario: Scenario): LayerRun["measurements"] {
  return (run(scenario).layers.at(-1) as LayerRun).measurements;
}

describe("a checkpoint", () => {
  it("is what a withdrawal waits for: half an interval, and two blocks of the host", () => {
    const { withdrawalSeconds, finalitySeconds, softConfirmationSeconds } = measured(checkpointed());
    expect(Math.abs((withdrawalSeconds?.mean ?? 0) - (30 + 15))).toBeLessThan(8);
    expect(finalitySeconds?.mean).toBeLessThan(5);
    expect(finalitySeconds?.mean).toBe(softConfirmationSeconds?.mean);
  });

  it.each([
    [5, 0],
    [6, 0],
    [7, 1],
    [9, 1],
  ])(
    "that is false takes everything just when more than two thirds of the stake sign it: %i of nine",
    (count, stolen) => {
      const end = fundsOf(checkpointed({ attacks: [attack("invalid-checkpoint", names(count))] })).at(-1);
      expect(end?.stolen).toBe(stolen);
    },
  );

  it("that is false is not signed by those who are down", () => {
    const robbed = (lasts: number | null) => {
      const incidents = down(1, 0, lasts);
      return fundsOf(checkpointed({ attacks: [attack("invalid-checkpoint", names(7))], incidents })).at(-1)
        ?.stolen;
    };
    expect(robbed(null)).toBe(0);
    expect(robbed(1_200)).toBe(1);
  });

  it("is nobody's to forge when nobody is controlled: the run is the honest one", () => {
    const honest = trace(checkpointed());
    expect(trace(checkpointed({ attacks: [attack("invalid-checkpoint", [])] }))).toEqual(honest);
  });
});

describe("what befalls a sidechain", () => {
  const during = (incidents: readonly Incident[]) => {
    const [below, above] = standstill(run(checkpointed({ incidents })), 900, 1_700);
    return { host: below?.orders.blocks, side: above?.orders.blocks, frozen: above?.frozen };
  };

  it("a third of its stake is gone: it halts and freezes, the host does not, and one less changes nothing", () => {
    expect(during(down(3, 600, 1_200))).toMatchObject({ host: expect.closeTo(0.1, 2), side: 0, frozen: 1 });
    const slower = during(down(2, 600, 1_200));
    expect(slower.side).toBeGreaterThan(0.1);
    expect(slower.frozen).toBe(0);
  });

  it("comes to an end: all withdrawals are paid out at the next checkpoint", () => {
    const funds = fundsOf(checkpointed({ incidents: down(3, 600, 1_200) }));
    const frozen = funds.filter((each) => each.frozen === 1).map(({ time }) => time / 1e6);
    expect(frozen[0]).toBeGreaterThan(660);
    expect(frozen.at(-1)).toBeLessThan(660 + 1_200 + 120);
    expect(funds.at(-1)).toMatchObject({ safe: 1, frozen: 0, stolen: 0 });
  });

  it("its host is down: it goes on ordering and settling, its checkpoints wait, and nothing that lies there can be got at", () => {
    expect(during([hostDown(600, 1_200)])).toEqual({ host: 0, side: expect.closeTo(1 / 6, 2), frozen: 1 });
    const { "withdrawalSeconds.p99": slowest, "finalitySeconds.p99": final } = measured(
      checkpointed({ incidents: [hostDown(600, 1_200)] }),
    );
    expect(slowest?.mean).toBeGreaterThan(1_100);
    expect(final?.mean).toBeLessThan(8);
  });

  it.each([
    [2, 0],
    [3, 1],
  ])(
    "censors of %i of nine keep withdrawals out for good only from a third on: frozen %i",
    (count, frozen) => {
      const end = fundsOf(checkpointed({ attacks: [attack("censor", names(count))] })).at(-1);
      expect(end?.frozen).toBe(frozen);
    },
  );
});

describe("value", () => {
  const share = fc.double({ min: 0.1, max: 0.9, noNaN: true });
  const span = { at: fc.nat(500), lasts: fc.option(fc.integer({ min: 1, max: 500 }), { nil: null }) };
  const incident = fc.oneof(
    fc
      .record({ ...span, count: fc.integer({ min: 1, max: 9 }) })
      .map(({ count, at, lasts }) => down(count, at, lasts)),
    fc
      .record({ at: fc.nat(500), lasts: fc.integer({ min: 1, max: 500 }) })
      .map(({ at, lasts }) => [hostDown(at, lasts)]),
    fc
      .record({
        at: fc.nat(500),
        lasts: fc.integer({ min: 1, max: 500 }),
        share,
        layer: fc.constantFrom("host", side),
      })
      .map((cut): Incident[] => [{ ...cut, kind: "partition" }]),
  );
  /** A host that is final at once, and one that forks and may undo what it has settled. */
  const hosts: readonly Storey[] = [
    { preset: "ideal", layer: { blockInterval: 10 } },
    {
      preset: "bitcoin",
      layer: { blockInterval: 3, confirmations: 2, miners: equalMiners(5), retargetBlocks: 1_000 },
    },
  ];
  const any = fc.record({
    host: fc.constantFrom(...hosts),
    incidents: fc.array(incident, { maxLength: 3 }).map((each) => each.flat()),
    plan: fc.constantFrom("invalid-checkpoint", "double-sign", "censor"),
    count: fc.nat(9),
    seed: fc.nat(1_000),
  });

  it("neither appears nor disappears, whatever befalls the chain, its host and its validators", () => {
    fc.assert(
      fc.property(any, ({ plan, count, ...changes }) => {
        const network = { latency: 0.6, bandwidth: 1e9 };
        const short = { warmup: 60, duration: 600, drain: 60, network };
        // Because `audited` adds up after every event, a fault shows where it was made.
        audited(checkpointed({ ...changes, ...short, attacks: [attack(plan, names(count), 100)] }));
      }),
      { numRuns: 8 },
    );
  });
});
