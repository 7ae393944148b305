import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { choices, scenariosIn } from "../../../src/notebook/choices.ts";
import { parse } from "../../../src/notebook/format/parse.ts";
import { Cells, readCell, writeCell } from "../../../src/notebook/language/index.ts";
import { attackSettings, attacksOn } from "../../../src/notebook/library/attacks.ts";
import { drafted } from "../../../src/notebook/library/draft.ts";
import { settingsOf } from "../../../src/notebook/library/settings.ts";
import { apart, comparison, single, underAttack } from "../../../src/notebook/library/sheet.ts";

const bitcoin = "name: bitcoin\nl1: bitcoin\n";
const scenarioOf = (text: string) => {
  const { scenario, problems } = readCell(text);
  expect(problems.filter(({ severity }) => severity === "error")).toEqual([]);
  return scenario;
};

/** Because a value is shown with as many digits as a reader would type. */
const near = (values: unknown) =>
  JSON.parse(JSON.stringify(values), (_, value) =>
    typeof value === "number" ? Number(value.toPrecision(3)) : value,
  );

const samples = readdirSync("samples")
  .filter((name) => name.endsWith(".l2nb"))
  .map((name) => ({
    name,
    texts: parse(readFileSync(`samples/${name}`))
      .cells.filter(({ kind }) => kind === "l2")
      .map(({ text }) => text),
  }));

describe("a scenario of a notebook", () => {
  it.each(samples)("of $name says by itself what it says among the others", ({ texts }) => {
    const cells = new Cells(texts);
    for (const { name, text } of scenariosIn(texts)) {
      const position = cells.names.indexOf(name) + 1;
      expect(scenarioOf(text)).toEqual(cells.reading(position).scenario);
    }
  });

  it.each(samples)("of $name is written anew with the same meaning", ({ texts }) => {
    for (const { text } of scenariosIn(texts)) {
      const said = new Cells([text]).said(1);
      if (said === undefined) throw new Error(text);
      const anew = readCell(writeCell(said));
      expect({ ...anew.scenario, expectations: anew.expectations.length, title: anew.title }).toEqual({
        ...readCell(text).scenario,
        expectations: readCell(text).expectations.length,
        title: readCell(text).title,
      });
    }
  });

  it("stays as it was typed where it extends nothing, and is left out where it has no name or cannot run", () => {
    const typed = "name: base # mine\nl1: bitcoin\n";
    const found = scenariosIn([typed, "l1: bitcoin", "name: off\nl1: bitcon", "compare: [base, base]"]);
    expect(found.map(({ text }) => text)).toEqual([typed]);
  });
});

describe("a change", () => {
  it("is written where it belongs and nothing else changes", () => {
    const set = { "l1.blockSize": "8 MB", "demand.rate": "20 tx/s", duration: "6 h" };
    const { text, problems } = drafted({ text: bitcoin, set });
    expect(problems).toEqual([]);
    expect(text).toBe(
      "name: bitcoin\nl1: { preset: bitcoin, blockSize: 8 MB }\ndemand: { rate: 20 tx/s }\nduration: 6 h\n",
    );
  });

  it("that is wrong is told in the words of the language, without the way it came", () => {
    const { problems } = drafted({ text: bitcoin, set: { "l1.blockSize": "8 parsecs" } });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(/^`parsecs` is no unit of a size in a block/);
    expect(drafted({ text: bitcoin, set: { "l1.blockSize": "{" } }).problems).not.toEqual([]);
    expect(drafted({ text: bitcoin, set: { "l1.blockSize": "" } }).problems).not.toEqual([]);
  });

  it("takes along what its author said of the cell as it was", () => {
    const text = "name: a\ntitle: One megabyte\nl1: bitcoin\nexpect: { userTps: 1 .. 9 }\n";
    expect(drafted({ text, set: {} }).text).toBe(text);
    expect(drafted({ text, set: { runs: "3" } }).text).toBe("name: a\nl1: bitcoin\nruns: 3\n");
  });

  it.each(choices())("to what it is already leaves $title what it is", ({ text }) => {
    const usual = readCell(text).scenario;
    const said = settingsOf({ text, set: {} }).filter(({ value }) => value !== "");
    const set = Object.assign({}, ...said.map(({ path, value, along }) => ({ ...along, [path]: value })));
    const { text: changed, problems } = drafted({ text, set });
    expect(problems).toEqual([]);
    const now = readCell(changed).scenario;
    expect(now?.layers.map(({ name, on }) => [name, on])).toEqual(
      usual?.layers.map(({ name, on }) => [name, on]),
    );
    expect([now?.duration, now?.runs, now?.seed]).toEqual([usual?.duration, usual?.runs, usual?.seed]);
    for (const [at, layer] of now?.layers.entries() ?? [])
      expect(near(layer.parameters)).toEqual(near(usual?.layers[at]?.parameters));
  });

  it("may be made of every layer that is written or has joined by itself", () => {
    const groups = (text: string) => [...new Set(settingsOf({ text, set: {} }).map(({ group }) => group))];
    expect(groups("name: a\nl2: arbitrum\n")).toEqual(["arbitrum", "ethereum", "demand", "run"]);
    expect(groups("name: a\nl2: [arbitrum, zksync]\n")).toEqual([
      "zksync",
      "arbitrum",
      "ethereum",
      "demand",
      "run",
    ]);
    const [{ path } = { path: "" }] = settingsOf({ text: "name: a\nl2: [arbitrum, zksync]\n", set: {} });
    expect(path).toMatch(/^l2\.zksync\./);
  });
});

describe("an attack", () => {
  const plans = choices().flatMap(({ text }) => attacksOn(text).map((attack) => ({ text, ...attack })));

  it.each(plans)("$plan on $layer runs beside the honest scenario, or says what it needs", (attack) => {
    const { text, layer, plan } = attack;
    const set = { "attack.on": layer, "attack.plan": plan };
    const needs = underAttack({ text, set: {} }, set).problems;
    const asked = attackSettings({ text, set }).map(({ path }) => path);
    expect(asked).toContain("attack.at");
    if (needs.length === 0) return;
    expect(asked).toContain("attack.share");
    expect(needs[0]).toContain("share: 30 %");
    expect(underAttack({ text, set: {} }, { ...set, "attack.share": "30 %" }).problems).toEqual([]);
  });

  it("leaves the honest scenario honest, whatever it suffered before", () => {
    const text = `${bitcoin}attack: { plan: spam }\n`;
    const set = { "attack.on": "bitcoin", "attack.plan": "double-spend", "attack.share": "30 %" };
    const { cells } = underAttack({ text, set: {} }, set);
    const all = new Cells(cells);
    expect(all.reading(1).scenario?.attacks).toEqual([]);
    expect(all.reading(2).scenario?.attacks.map(({ plan, share }) => [plan, share])).toEqual([
      ["double-spend", 0.3],
    ]);
    expect(all.reading(3).question?.kind).toBe("compare");
  });
});

describe("cells that join others", () => {
  it("have names of their own, and refer to each other by them", () => {
    const set = { "attack.on": "bitcoin", "attack.plan": "spam" };
    const { cells } = underAttack({ text: bitcoin, set: {} }, set);
    const notebook = [bitcoin, "l1: ideal"];
    const all = [...notebook, ...apart(cells, notebook)];
    expect(new Cells(all).names).toEqual(["bitcoin", "cell2", "bitcoin-2", "attacked", "cell5"]);
    expect(new Cells(all).all().flatMap(({ problems }) => problems)).toEqual([]);
    expect(new Cells(all).reading(5).uses).toEqual([3, 4]);
  });

  it("of two notebooks can be compared though they share a name", () => {
    const { cells, problems } = comparison([
      { text: bitcoin, set: {} },
      { text: bitcoin, set: { "l1.blockSize": "8 MB" } },
    ]);
    expect(problems).toEqual([]);
    expect(cells.at(-1)).toBe("compare: [bitcoin, bitcoin-2]\n");
    expect(new Cells(cells).reading(2).scenario?.layers[0]?.parameters).not.toEqual(
      new Cells(cells).reading(1).scenario?.layers[0]?.parameters,
    );
  });

  it("are one where one scenario is asked for", () => {
    expect(single({ text: bitcoin, set: {} })).toEqual({ cells: [bitcoin], problems: [] });
  });
});
