import { describe, expect, it } from "vitest";
import { Memory } from "../../../src/notebook/answer/memory.ts";
import { asked } from "./asking.ts";

describe("Far more users than a chain can serve in the time", () => {
  const cells = [
    "name: base\nl1: ethereum\ndemand: 500 tx/s\nduration: 5 min\nruns: 2\nshow: measures",
    "sweep: { base.l1.gasLimit: [30M gas, 60M gas] }",
  ];
  const memory = new Memory();

  it("have no median wait, and may give up yet", () => {
    const { sentence, layers } = asked(cells, 1, {}, memory);
    expect(sentence).toMatch(/^Ethereum carried .* Fewer than half of the payments that nobody gave up had /);
    expect(sentence).toMatch(/; \*\*more than [^*]* gave up or could not pay\.|served cost \*\*\$[\d.]+\*\*/);
    expect(layers[0]?.measures.pricedOutShare?.moreThan).toBe(true);
    expect(layers[0]?.measures.finalitySeconds?.moreThan).toBe(true);
    const drawn = cells.with(0, (cells[0] ?? "").replace("measures", "[fees]"));
    expect(asked(drawn, 1, {}, memory).charts[0]?.sentence).toMatch(/\. More than .* of users give up/);
  });

  it("answer no sweep by what is known of them as a bound alone", () => {
    const { sentence } = asked(cells, 2, {}, memory);
    expect(sentence).toMatch(/user transactions per second goes from/);
    expect(sentence).not.toMatch(/more than/);
  });
});

describe("A stack and the same under attack, side by side", () => {
  const stack =
    "name: stack\nl1: ethereum\nbridge: bridge-multisig\ndemand: 1 tx/s\nwarmup: 0 s\nduration: 5 min\ndrain: 1 h\nruns: 2\nshow: measures";
  const robbed = "name: robbed\nextends: stack\nattack: { plan: steal, at: 1 min }";

  it("say what was stolen, which nobody asked for by name", () => {
    const { sentence, tables, notices } = asked([stack, robbed, "compare: [stack, robbed]"], 3);
    expect(sentence).toMatch(/funds stolen of bridge-multisig \*\*100.%\*\* instead of 0.%/);
    expect(JSON.stringify(tables)).toContain("funds stolen");
    expect(notices.join(" ")).not.toContain("no effect");
  });

  it("are held against one that has no such layer", () => {
    const bare =
      "name: bare\nl1: ethereum\ndemand: 1 tx/s\nwarmup: 0 s\nduration: 5 min\ndrain: 1 h\nruns: 2\nshow: measures";
    const { problems, tables } = asked([stack, robbed, bare, "compare: [stack, robbed, bare]"], 4);
    expect(problems).toEqual([]);
    expect(tables.length).toBeGreaterThan(1);
  });
});

describe("A payment that finds no way", () => {
  it("is told of where the network is", () => {
    const small =
      "l1: bitcoin\nl2: { preset: lightning, nodes: 60, channels: 90 }\ndemand: 5 tx/s\nwarmup: 0 s\nduration: 1 min\ndrain: 1 h\nruns: 2\nshow: measures";
    expect(asked([small], 1).sentence).toMatch(/while .*\*\* found no way/);
  });
});

describe("Runs that are too few for what they say", () => {
  const cell = (runs: number) =>
    `l1: bitcoin-arithmetic\ndemand: 3 tx/s\nduration: 1 h\nwarmup: 0 s\nruns: ${runs}\nshow: measures`;
  const notes = (runs: number) => asked([cell(runs)], 1).notices.join(" ");

  it("are told of, and enough of them are not", () => {
    expect(notes(2)).toContain("`runs: 8`");
    expect(notes(12)).not.toContain("`runs: 8`");
  });
});

describe("Energy of payments, side by side", () => {
  it("is said to hang on how many there were, and a title as long as a sentence gives way to the name", () => {
    const chain = (name: string, rest: string) =>
      `name: ${name}\n${rest}\ndemand: 5 tx/s\nwarmup: 0 s\nduration: 10 min\ndrain: 1 h\nruns: 2\nshow: measures`;
    const title = "title: Everybody votes on what comes next in every slot";
    const cells = [chain("miners", "l1: bitcoin"), chain("voters", `l1: ethereum\n${title}`)];
    const result = asked([...cells, "compare: [miners, voters]\nshow: [energyPerTx]"], 3);
    expect(result.notices.join(" ")).toContain("falls as it carries more");
    expect(result.title).toBe("miners and voters, side by side");
  });
});
