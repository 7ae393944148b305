import { expect, test } from "vitest";
import type { Scenario } from "../../../src/engine/index.ts";
import { diagram, isStack } from "../../../src/notebook/charts/diagram.ts";
import type { Member } from "../../../src/notebook/charts/member.ts";
import { isSpec } from "../../../src/notebook/charts/read-spec.ts";
import { subjectsOf } from "../../../src/notebook/subject.ts";
import { type Storey, stack } from "../engine/scenarios.ts";
import { svg } from "./svg.ts";

const rollup: Storey = {
  preset: "arbitrum",
  name: "arbitrum",
  on: { settlement: "ethereum", data: "ethereum" },
};
const bridge: Storey = {
  preset: "bridge-multisig",
  name: "bridge",
  on: { source: "ethereum", target: "arbitrum" },
};
const drawn = (scenario: Scenario) => {
  const subjects = subjectsOf(scenario);
  const all = scenario.layers.map(({ name }, at) => ({
    layer: { name },
    subject: subjects[at],
    title: subjects[at]?.title,
  }));
  return diagram(all as unknown as readonly Member[], scenario);
};
const three = stack(["ethereum", rollup, bridge]);

test("says who stands on whom, and for what", () => {
  const { sentence, table } = drawn(three);
  expect(sentence).toBe(
    "Arbitrum One stands on Ethereum (settlement, data). Lock-and-mint bridge stands on Ethereum (source) and Arbitrum One (target).",
  );
  expect(table.rows).toEqual([
    ["Arbitrum One", "settlement, data", "Ethereum"],
    ["Lock-and-mint bridge", "source", "Ethereum"],
    ["Lock-and-mint bridge", "target", "Arbitrum One"],
  ]);
});

test("what stands on something stands above it", async () => {
  const { picture } = await svg(drawn(three));
  const heightOf = (word: string) =>
    Number(new RegExp(`translate\\([\\d.]+,([\\d.]+)\\)[^>]*>${word}<`).exec(picture)?.[1]);
  expect(heightOf("Lock-and-mint bridge")).toBeLessThan(heightOf("Arbitrum One"));
  expect(heightOf("Arbitrum One")).toBeLessThan(heightOf("Ethereum"));
});

test("a line past another layer goes around it", () => {
  const { spec } = drawn(three);
  const layers = spec.layer as readonly {
    readonly mark: { readonly type: string };
    readonly data: { readonly values: readonly { readonly t: number; readonly y: number }[] };
  }[];
  const lines = layers.flatMap(({ mark, data }) => (mark.type === "line" ? [data.values] : []));
  const slanted = lines.filter(([from, to]) => from?.t !== to?.t && from?.y !== to?.y);
  expect(slanted).toHaveLength(2);
  for (const [from, to] of slanted) expect(Math.max(from?.t ?? 0, to?.t ?? 0)).toBeGreaterThan(0.75);
});

test("vega draws it without a warning, and a saved one may be shown", async () => {
  const chart = drawn(three);
  expect((await svg(chart)).warnings).toEqual([]);
  expect(isSpec(JSON.parse(JSON.stringify(chart.spec)))).toBe(true);
});

test("a chain alone stands on nothing", () => {
  expect(isStack(stack(["ethereum"]))).toBe(false);
  expect(isStack(three)).toBe(true);
});
