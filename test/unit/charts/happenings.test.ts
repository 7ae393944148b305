import { expect, it } from "vitest";
import { happenings } from "../../../src/notebook/charts/happenings.ts";
import { scenario } from "../engine/scenarios.ts";

it("tells of every attack, where and for how long it goes on, beside what befalls layers", () => {
  const attack = { plan: "spam", share: 0, controls: [] };
  const told = happenings(
    scenario("bitcoin", {
      incidents: [{ layer: "bitcoin", kind: "outage", at: 60, lasts: 5 }],
      attacks: [
        { ...attack, layer: "bitcoin", at: 100, lasts: 50 },
        { ...attack, layer: "other", at: 200 },
      ],
    }),
    [],
  );
  expect(told).toEqual([
    { at: 60, lasts: 5, text: "bitcoin stands still" },
    { at: 100, lasts: 50, text: "attack on bitcoin" },
    { at: 200, lasts: null, text: "attack on other" },
  ]);
});
