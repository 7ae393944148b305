import { expect, it } from "vitest";
import { familyOfPreset } from "../../../src/engine/index.ts";
import { readCell } from "../../../src/notebook/language/index.ts";
import { presetsOf } from "../../../src/notebook/language/tiers.ts";

/** A cell with a slider that says `range`. */
const slider = (range: string) =>
  `l1: { preset: bitcoin, blockSize: =size }\nparams: { size: { value: 2 MB, ${range} } }`;

/** What is wrong with a cell, and the cell with what the only problem advises typed in its place. */
function followed(text: string) {
  const { problems } = readCell(text);
  const [problem] = problems;
  const { start, end } = problem?.span ?? { start: 0, end: 0 };
  const advice = problem?.hint ?? "";
  return { problems, advice, mended: text.slice(0, start) + advice + text.slice(end) };
}

it.each([
  ["l1: bitcoin\nruns: 2 runs", "2"],
  ["l1: bitcoin\nruns: two", "2"],
  ["l1: bitcoin\nruns: often", "20"],
  ["l1: bitcoin\nduration: 2026-01-01", "2 d"],
  ["l1: bitcoin\nevents: { at: 1.1.2026, outage: bitcoin, for: 1 h }\nduration: 3 d", "2 d"],
  ["l1: bitcoin\nupgrade: { at: 2026-01-01, set: { blockSize: 2 MB } }", "144 blocks"],
  ["l1: bitcoin\nduration: soon", "1 min"],
  ["l1: { preset: bitcoin, blockSize: 5 GB }", "1 GB"],
  ["l1: { preset: bitcoin, blockSize: 5000 MB }", "1000 MB"],
  ["l1: { preset: bitcoin, blockSize: 1,5 MB }", "1.5 MB"],
  ["l1: { preset: bitcoin, blockSize: 1,500 kB, confirmations: 3 }", "1500 kB"],
  ["l1: { preset: bitcoin, blockTime: 5 min }", "blockInterval"],
  ["l1: { preset: bitcoin, slotSeconds: 5 min }", "blockInterval"],
  ["l1: { preset: ethereum, blockTime: 6 s }", "slotSeconds"],
  ["l1: ethereum\nl2: { preset: arbitrum, blockInterval: 1 s }", "blockTime"],
  ["l1: { preset: bitcoin, blockSzie: 2 MB }", "blockSize"],
  ["l1: bitcoin\ndemand: { rats: 2 tx/s }", "rate"],
  ["l1: bitcoin\nexpect: { userTps: 6 .. 7 tps }", "6 .. 7 tx/s"],
  ["l1: bitcoin\nexpect: { userTps: 6 tps .. 7 tps }", "6 tx/s .. 7 tx/s"],
  ["l1: bitcoin\nexpect: { userTps: < 7 tps }", "< 7 tx/s"],
  ["l1: bitcoin\nexpect: { userTps: => 6 }", ">= 6"],
  ["l1: bitcoin\nexpect: { userTps: =< 6 }", "<= 6"],
  ["l1: bitcoin\nexpect: { userTps: ≥ 6 }", ">= 6"],
  ["l1: bitcoin\nexpect: { userTps: ≤6 tx/s }", "<=6 tx/s"],
  ["l1: bitcoin\nattack: selfish", "{ on: bitcoin, plan: selfish-mining, share: 30 % }"],
  ["l1: bitcoin\nattack: { plan: selfish, share: 30 % }", "selfish-mining"],
  ["l1: ethereum\nl2: arbitrum\nattack: { on: optimism, plan: invalid-root }", "arbitrum"],
  [slider("min: 1 MB, to: 4 MB, step: 1 MB"), "from"],
  [slider("from: 1 MB, max: 4 MB, step: 1 MB"), "to"],
  [slider("from: 1 MB, to: 4 MB, step: 0 B"), "150 kB"],
  [slider("from: 1 MB, to: 4 MB, step: 3 GB"), "150 kB"],
  [slider("from: 1 MB, to: 4 MB, step: 1 kB"), "150 kB"],
  [slider("from: 1 MB, to: 1 MB, step: 100 kB"), "2 MB"],
  [slider("from: 2 MB, to: 1 MB, step: 100 kB"), "4 MB"],
  [slider("from: 1 MB, to: 4 MB, factor: 1"), "2"],
  [slider("from: 1 MB, to: 4 MB, factor: 9"), "2"],
  [slider("from: 0 MB, to: 4 MB, factor: 2"), "200 kB"],
])("Advice works when it is typed: %j", (text, expected) => {
  const { problems, advice, mended } = followed(text);
  expect(problems).toHaveLength(1);
  expect(advice).toBe(expected);
  expect(readCell(mended).problems).toEqual([]);
});

it.each([
  ["to: 4 MB, step: 1 MB", "from: 2 MB"],
  ["from: 1 MB, step: 1 MB", "to: 4 MB"],
  ["from: 1 MB, to: 4 MB", "step: 150 kB"],
])("A slider that lacks a key is told one that works: %s", (range, expected) => {
  const { problems, advice } = followed(slider(range));
  expect(problems).toHaveLength(1);
  expect(advice).toBe(expected);
  expect(readCell(slider(`${range}, ${advice}`)).problems).toEqual([]);
});

it("Both ends of a slider with other names are told, and nothing else", () => {
  const { problems } = readCell(slider("min: 1 MB, max: 4 MB"));
  expect(problems.map(({ fix }) => fix)).toEqual(["from", "to"]);
});

const known = (["l1", "l2", "bridge"] as const).flatMap((tier) =>
  presetsOf(tier).flatMap((preset) =>
    Object.keys(familyOfPreset(preset)?.family.attacks ?? {}).map((plan) => ({ tier, preset, plan })),
  ),
);

it("Every attack that is written as a word becomes that attack", () => {
  const attacks = known.map(({ tier, preset, plan }) => {
    const { mended } = followed(`${tier}: ${preset}\nattack: ${plan}`);
    const { scenario, problems } = readCell(mended);
    return { preset, plan: scenario?.attacks[0]?.plan, problems };
  });
  expect(attacks).toEqual(known.map(({ preset, plan }) => ({ preset, plan, problems: [] })));
});

it("A plan that the layer does not know is sent to where it is known, or else to what is known there", () => {
  const stack = "l1: ethereum\nl2: arbitrum\nattack: { on: arbitrum, plan: steal }";
  const plans = Object.keys(familyOfPreset("arbitrum")?.family.attacks ?? {});
  expect(followed(stack).advice.split(/, | or /)).toEqual(plans);
  expect(followed(`${stack}\nbridge: bridge-multisig`).advice).toBe("on: bridge-multisig");
  const elsewhere = followed(stack.replace("on: arbitrum", "on: optimism")).problems;
  expect(elsewhere.map(({ code }) => code)).toEqual(["unknown-layer", "unknown-choice"]);
});
