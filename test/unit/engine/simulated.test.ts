import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { mechanisms, type ReferenceCase, simulatedMechanisms, validate } from "../../../src/engine/index.ts";

const file = new URL("../../data/public-cases.json", import.meta.url);
const cases: readonly ReferenceCase[] = JSON.parse(readFileSync(file, "utf8"));
/** Those that take seconds; `layerbook validate --sim`, which every test run asks too, answers all. */
const simulated = cases.filter(({ mechanism }) => mechanism === "sim.pow.staleFraction");

describe("the reference cases that are simulated", () => {
  it.each(validate(simulated, { ...mechanisms, ...simulatedMechanisms }))(
    "$id",
    ({ status, got, expected }) => {
      expect(status, `got ${got}, expected ${JSON.stringify(expected)}`).toBe("passed");
    },
  );

  it("are answered by a run, which no wrong network passes", () => {
    expect(simulated.length).toBe(2);
    const [first] = simulated.map((each) => ({
      ...each,
      inputs: { ...each.inputs, delaySeconds: 12, blocks: 20_000 },
    }));
    if (first === undefined) throw new Error("no case");
    expect(validate([first], simulatedMechanisms)[0]?.status).toBe("failed");
    const ring = { ...first, inputs: { ...first.inputs, topology: "ring" } };
    expect(validate([ring], simulatedMechanisms)[0]?.reason).toContain("full mesh");
  });
});
