import { beforeAll, describe, expect, it } from "vitest";
import { finish } from "../../../src/engine/kernel/finish.ts";
import { evaluate } from "../../../src/notebook/evaluate.ts";
import { readResult } from "../../../src/notebook/read-result.ts";
import { markdown } from "../../../src/notebook/report/markdown.ts";
import { text } from "../../../src/notebook/report/text.ts";
import type { CellResult, LayerResult } from "../../../src/notebook/result.ts";
import { bitcoinResult } from "../../data/bitcoin.fixture.ts";

const cell = `
l2: { preset: zksync, on: ideal }
bridge: { preset: bridge-multisig, source: ideal, target: zksync }
demand: 4 tx/s
split: { ideal: 50 %, zksync: 50 % }
duration: 20 min
warmup: 1 min
drain: 4 h
runs: 2
show: [measures, fees, confirmation]
expect: { zksync.userTps: 1 .. 3, bridge.funds.stolen: < 1 % }
`;

describe("A stack as a result", () => {
  let result: CellResult;
  beforeAll(() => {
    result = finish(evaluate({ text: cell, line: 1, position: 1 }));
  });

  it("holds every layer with its title and what it lives on", () => {
    expect(result.problems).toEqual([]);
    expect(result.layers.map(({ name, parent }) => [name, parent])).toEqual([
      ["ideal", null],
      ["zksync", "ideal"],
      ["bridge-multisig", "ideal"],
    ]);
    expect(new Set(result.layers.map(({ title }) => title)).size).toBe(3);
  });

  it("has a sentence of what its users got, and holds expectations against the layers they name", () => {
    expect(result.sentence).toMatch(
      /^Of the 4\stx\/s that users tried to send over 20\smin, Ideal host carried .*; ZKsync Era carried /,
    );
    expect(result.expectations.map(({ holds }) => holds)).toEqual([true, true]);
  });

  it("lets no two charts have one id, and none be lost on the wire", () => {
    const ids = result.charts.map(({ id }) => id);
    expect(ids.length).toBeGreaterThan(2);
    expect(new Set(ids).size).toBe(ids.length);
    expect(readResult(JSON.parse(JSON.stringify(result)))?.charts.length).toBe(ids.length);
    expect(result.charts.every(({ title }) => /: /.test(title))).toBe(true);
  });

  it("is called by its tower, by where its data are if they are elsewhere, or by all its layers", () => {
    const titleOf = (layers: string) => {
      const text = `${layers}\nruns: 2\nduration: 1 min\ndrain: 0 s\ndemand: 0 tx/s\nshow: measures`;
      return finish(evaluate({ text, line: 1, position: 1 })).title;
    };
    const apart = "l2: { preset: zksync, on: { settlement: ideal, data: celestia } }";
    expect(titleOf("l2: { preset: zksync, on: ideal }")).toMatch(/^ZKsync Era on Ideal host\b/);
    expect(titleOf(`l1: [ideal, celestia]\n${apart}`)).toMatch(
      /^ZKsync Era on Ideal host, with its data on Celestia\b/,
    );
    expect(titleOf("l1: [ideal, celestia]")).toMatch(/^Ideal host and Celestia\b/);
  });

  it("lists what each of its families takes for granted", () => {
    const alone = finish(
      evaluate({ text: "l1: ideal\nruns: 2\nduration: 1 min\nshow: measures", line: 1, position: 1 }),
    );
    expect(result.provenance.assumptions.length).toBeGreaterThan(alone.provenance.assumptions.length);
  });
});

describe("Many layers", () => {
  const [bitcoin] = bitcoinResult.layers as [LayerResult];
  const layers = ["Bitcoin", "A rollup with a long title that goes on", "zkSync", "Another", "A bridge"].map(
    (title, index): LayerResult => ({
      ...bitcoin,
      name: `layer${index}`,
      title,
      parent: index === 0 ? null : "layer0",
      scores: bitcoin.scores && {
        ...bitcoin.scores,
        security: { ...bitcoin.scores.security, layer: "layer0" },
        decentralization: { ...bitcoin.scores.decentralization, layer: `layer${index}` },
        scalability: { ...bitcoin.scores.scalability, layer: `layer${index}` },
      },
    }),
  );
  const stack: CellResult = { ...bitcoinResult, layers };

  it("keep to 100 columns, all of them measured", () => {
    const shown = text(stack);
    for (const line of shown.split("\n")) expect([...line].length, line).toBeLessThanOrEqual(100);
    for (const { title } of layers) expect(shown).toContain(title.slice(0, 20));
    expect(shown.match(/^measured in this run/gm)?.length).toBeGreaterThan(1);
  });

  it("show the working of a score once, where it is from", () => {
    expect(text(stack).match(/toleratedShare/g)).toHaveLength(1);
    expect(text(stack)).toContain("as Bitcoin");
    expect(markdown(stack)).toContain("as Bitcoin");
  });
});
