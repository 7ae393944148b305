import { describe, expect, it } from "vitest";
import type { Scenario } from "../../../src/engine/index.ts";
import { planOf } from "../../../src/engine/index.ts";
import { breakProbability } from "../../../src/engine/trilemma/probes/failures.ts";
import { ofKind, stack, trace } from "../engine/scenarios.ts";

/** A five-of-nine bridge between two ideal chains, keys of which lie in these hands, and who of them turns. */
function bridged(keyHolders: Readonly<Record<string, number>>, turned: readonly string[] = []): Scenario {
  const on = { source: "here", target: "there" };
  const ends = Object.values(on).map((name) => ({ preset: "ideal", name, layer: { blockInterval: 10 } }));
  return stack([...ends, { preset: "bridge-multisig", on, layer: { keyHolders } }], {
    demand: { rate: 0 },
    attacks: [{ layer: "bridge-multisig", plan: "steal", share: 0, controls: turned, at: 0 }],
    ...{ warmup: 0, duration: 120, drain: 60, runs: 1 },
  });
}

const paths = (keyHolders: Readonly<Record<string, number>>) => {
  const { family, parameters } = planOf(bridged(keyHolders), 2);
  return family.trust(parameters).paths;
};

const isRobbed = (scenario: Scenario) => ofKind(trace(scenario), "funds").at(-1)?.stolen === 1;

describe("keys in the same hand", () => {
  it("are taken together: whichever holders turn, the bridge is robbed exactly when five keys are theirs", () => {
    const keys = { company: 4, council: 2, "signer 1": 1, "signer 2": 1, "signer 3": 1 };
    const names = Object.keys(keys);
    let chance = 0;
    for (let set = 0; set < 2 ** names.length; set++) {
      const turned = names.filter((_, place) => (set >> place) & 1);
      const count = turned.reduce((sum, name) => sum + keys[name as keyof typeof keys], 0);
      expect([turned, isRobbed(bridged({ company: 4, council: 2 }, turned))]).toEqual([turned, count >= 5]);
      if (count >= 5) chance += 0.05 ** turned.length * 0.95 ** (names.length - turned.length);
    }
    const [theft] = paths({ company: 4, council: 2 });
    expect(theft?.name).toBe("5 of 9 keys");
    expect(breakProbability({ producers: {}, paths: theft === undefined ? [] : [theft] })).toBeCloseTo(
      chance,
      12,
    );
  });

  it("make five of nine as weak as one of one when one holder has five", () => {
    const chance = (keyHolders: Readonly<Record<string, number>>) =>
      breakProbability({ producers: {}, paths: paths(keyHolders) });
    expect(chance({})).toBeCloseTo(3.3e-5, 6);
    expect(chance({ company: 5 })).toBeCloseTo(0.05, 12);
  });

  it("cannot be more than there are, nor parts of one", () => {
    const faults = (keyHolders: Readonly<Record<string, number>>) => {
      const { family, parameters } = planOf(bridged({}), 2);
      return family.check({ ...parameters, keyHolders }).map(({ path, hint }) => [...path, hint]);
    };
    expect(faults({ company: 9 })).toEqual([]);
    expect(faults({ company: 4, council: 6 })).toEqual([["keyHolders", "at most 9 keys in all"]]);
    expect(faults({ company: 1.5 })).toEqual([["keyHolders", "{ company: 4 }"]]);
  });
});
