import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { catalog } from "../../../src/engine/index.ts";
import { readCell } from "../../../src/notebook/language/index.ts";
import { buildFamilies } from "./families.ts";
import { codes, mended } from "./reading.ts";

beforeAll(buildFamilies);

/** Each layer of a cell with what it lives on: "annex on granite granite". */
function housesOf(text: string): string[] {
  const { scenario, problems } = readCell(text);
  expect(problems).toEqual([]);
  return (scenario?.layers ?? []).map(({ name, on }) => {
    const hosts = Object.values(on);
    return hosts.length === 0 ? name : `${name} on ${hosts.join(" ")}`;
  });
}

const first = (text: string) => readCell(text).problems[0];

describe("A layer finds what it lives on", () => {
  it.each([
    ["l1: granite", ["granite"]],
    ["l1: [granite, slate]", ["granite", "slate"]],
    ["l1: { preset: granite, name: chain }", ["chain"]],
    ["l2: annex", ["granite", "annex on granite granite"]],
    [
      "l2: [annex, { preset: annex, name: other }]",
      ["granite", "annex on granite granite", "other on granite granite"],
    ],
    ["l2: [annex, wire]", ["granite", "annex on granite granite", "slate", "wire on slate"]],
    ["l1: slate\nl2: annex", ["slate", "annex on slate slate"]],
    ["l1: [slate, granite]\nl2: annex", ["slate", "granite", "annex on granite granite"]],
    ["l1: [granite, slate]\nl2: { preset: annex, on: slate }", ["granite", "slate", "annex on slate slate"]],
    ["l1: { preset: slate, name: a }\nl2: { preset: annex, on: l1 }", ["a", "annex on a a"]],
    ["l2: wing", ["granite", "slate", "wing on granite slate"]],
    ["l1: granite\nl2: wing", ["granite", "wing on granite granite"]],
    ["l1: [granite, slate]\nl2: wing", ["granite", "slate", "wing on granite slate"]],
    ["l2: { preset: annex, on: slate }", ["slate", "annex on slate slate"]],
    [
      "l1: [granite, slate]\nl2: { preset: annex, on: { data: slate } }",
      ["granite", "slate", "annex on granite slate"],
    ],
    ["l3: attic", ["granite", "annex on granite granite", "attic on annex annex"]],
    ["l2: wing\nl3: attic", ["granite", "slate", "wing on granite slate", "attic on wing wing"]],
    [
      "l3: attic\nl2: [wing, annex]",
      ["granite", "slate", "wing on granite slate", "annex on granite granite", "attic on annex annex"],
    ],
    ["bridge: span", ["granite", "annex on granite granite", "span on granite annex"]],
    ["l1: [slate, granite]\nbridge: span", ["slate", "granite", "span on granite slate"]],
    ["l1: [slate, { preset: slate, name: b }]\nbridge: span", ["slate", "b", "span on slate b"]],
    [
      "l1: [slate, granite]\nbridge: { preset: span, target: granite }",
      ["slate", "granite", "span on slate granite"],
    ],
    [
      "l1: slate\nl2: [annex, wing]\nbridge: { preset: span, source: slate, target: wing }",
      ["slate", "annex on slate slate", "wing on slate slate", "span on slate wing"],
    ],
    [
      "l2: [{ preset: annex, on: wing }, wing]",
      ["granite", "slate", "wing on granite slate", "annex on wing wing"],
    ],
  ])("%j", (text, expected) => {
    expect(housesOf(text).sort()).toEqual([...expected].sort());
  });

  it("stands after its hosts", () => {
    const text = "bridge: span\nl3: attic\nl2: [{ preset: annex, on: slate }, wing]\nl1: [granite, slate]";
    const names = readCell(text).scenario?.layers.map(({ name }) => name);
    expect(names).toEqual(["granite", "slate", "annex", "wing", "attic", "span"]);
  });

  it.each([
    ["l2: granite", "unknown-preset", "l1: granite"],
    ["l1: annex", "unknown-preset", "l2: annex"],
    ["l2: { on: granite }", "missing-key", "preset: "],
    ["l1: granite\nl2: { preset: annex, on: granit }", "unknown-layer", "granite"],
    ["l1: granite\nl2: { preset: annex, on: slate }", "unknown-layer", "granite"],
    ["l1: [granite, { preset: granite, name: g }]\nl2: annex", "ambiguous-layer", "on: granite"],
    ["l1: [slate, gravel, { preset: slate, name: s }]\nl2: annex", "ambiguous-layer", "on: slate"],
    ["l1: gravel\nl2: { preset: annex, on: gravel }", "cannot-host", "on: "],
    ["l1: granite\nl2: [wire, { preset: annex, on: wire }]", "cannot-host", "granite"],
    ["l1: granite\nl2: annex\nl3: { preset: attic, on: attic }", "cannot-host|layer-cycle", ""],
    ["l2: [{ preset: annex, on: wing }, { preset: wing, on: annex }]", "layer-cycle", ""],
    ["l1: granite\nl3: annex", "missing-key", "l2: "],
    ["l1: granite\nbridge: { preset: span, source: granite, target: granite }", "ambiguous-layer", ""],
    ["l1: [granite, granite]", "duplicate-name", "name: granite-2"],
    ["l1: [{ preset: granite, name: a }, { preset: slate, name: a }]", "duplicate-name", "a-2"],
    ["l1: { preset: granite, name: 7 }", "bad-name", "name: "],
    ["l1: { preset: granite, on: slate }", "unknown-key", ""],
    ["l1: granite\nl2: { preset: annex, on: { setlement: granite } }", "unknown-key", "settlement"],
    ["l1: granite\nl2: { preset: annex, on: [granite] }", "wrong-form", ""],
    [`l1: [${"granite, ".repeat(20)}]`, "out-of-range", ""],
    ["l1: granite\nbeat: 3 s", "unknown-key", "l1: { preset: granite, beat: … }"],
  ])("or says why not: %j", (text, code, hint) => {
    const problem = first(text);
    expect(code.split("|")).toContain(problem?.code);
    expect(problem?.hint).toContain(hint);
    expect(text.slice(problem?.span.start, problem?.span.end)).not.toBe("");
  });

  it("says once what is wrong with a word that stands for all roles", () => {
    expect(codes("l1: granite\nl2: { preset: annex, on: granit }")).toEqual(["unknown-layer"]);
  });

  it("says it so that its fix helps", () => {
    for (const text of [
      "l1: [granite, granite, granite]",
      "l1: granite\nl2: { preset: annex, on: granit }",
      "l1: granite\nl2: { preset: annex, on: { setlement: granite } }",
      "l2: annex\nexpect: { userTps: > 5 }",
      "l2: annex\nexpect: { anex.userTps.p90: > 5 }",
      "l2: annex\nsplit: { anex: 100 % }",
      "l2: annex\nevents: { outtage: granite }",
      "l2: annex\nevents: { fails: annex.sequenzer }",
      "bridge: span\nattack: { on: spam, plan: stael, controls: signr 1 }",
      "bridge: span\nattack: [{ on: spam, plan: stael }, { on: granit, plan: silense, atm: 2 h }]",
      "l2: arbitrum\nattack: { on: ethereum, plan: censor, victims: arbitrum.chalenger 1 }",
    ])
      expect(codes(mended(text)), text).toEqual([]);
  });
});

describe("Users", () => {
  const splitOf = (text: string) => readCell(text).scenario?.split;

  it.each([
    ["l1: granite", { granite: 1 }],
    ["l2: annex", { granite: 0, annex: 1 }],
    ["l2: [annex, wire]", { granite: 0, annex: 0.5, slate: 0, wire: 0.5 }],
    ["l3: attic", { granite: 0, annex: 0, attic: 1 }],
    ["bridge: span", { granite: 0, annex: 1, span: 0 }],
    ["l1: [granite, slate]", { granite: 0.5, slate: 0.5 }],
    ["l2: annex\nsplit: by-price", "by-price"],
    ["l2: annex\nsplit: granite", { granite: 1, annex: 0 }],
    ["l2: annex\nsplit: { granite: 10 %, annex: 90 % }", { granite: 0.1, annex: 0.9 }],
    ["l2: annex\nsplit: { l1: 0.25, l2: 0.75 }", { granite: 0.25, annex: 0.75 }],
  ])("of %j go to %j", (text, expected) => {
    expect(splitOf(text)).toEqual(expected);
  });

  it("sum to all of them", () => {
    const shares = splitOf("l2: [annex, wire]\nsplit: { granite: 33.3 %, annex: 33.3 %, wire: 33.3 % }");
    const sum = Object.values(shares as Record<string, number>).reduce((a, b) => a + b, 0);
    expect(sum).toBeCloseTo(1, 12);
  });

  it.each([
    ["split:", "missing-value"],
    ["split: [granite]", "wrong-form"],
    ["split: by-prize", "unknown-layer"],
    ["split: { granite: 10 %, annex: 80 % }", "incomplete-shares"],
    ["split: { granite: 10 %, anex: 90 % }", "unknown-layer"],
    ["split: { granite: 10, annex: 90 }", "out-of-range,out-of-range"],
    ["split: { granite: }", "missing-value"],
    ["split: { granite: lots }", "not-a-quantity"],
  ])("and %j says what is wrong", (split, expected) => {
    expect(codes(`l2: annex\n${split}`).join()).toBe(expected);
    expect(first(`l2: annex\n${split}`)?.hint).toBeTruthy();
  });
});

describe("Events", () => {
  it("become incidents, in seconds from the beginning of the measured time", () => {
    const text = `
l2: annex
bridge: span
events:
  - { at: 2 h, outage: granite, for: 1 h }
  - { at: 1 h, fails: annex.sequencer, for: 3 h }
  - { fails: relayer }
  - { at: 1 h, partition: l1, share: 40 %, for: 20 min }
  - { at: 2 h, crowd: annex, rate: 200 tx/s, for: 1 h }
  - { fails: granite.bob.org }
`;
    const { scenario, problems } = readCell(text);
    expect(problems).toEqual([]);
    expect(scenario?.incidents).toEqual([
      { kind: "outage", layer: "granite", at: 7_200, lasts: 3_600 },
      { kind: "failure", layer: "annex", party: "sequencer", at: 3_600, lasts: 10_800 },
      { kind: "failure", layer: "span", party: "relayer", at: 0, lasts: null },
      { kind: "partition", layer: "granite", share: 0.4, at: 3_600, lasts: 1_200 },
      { kind: "crowd", layer: "annex", rate: 200, at: 7_200, lasts: 3_600 },
      { kind: "failure", layer: "granite", party: "bob.org", at: 0, lasts: null },
    ]);
    expect(readCell("l1: granite\nevents: { fails: ann }").scenario?.incidents).toMatchObject([
      { party: "ann" },
    ]);
  });

  it("befall several parties at once where they are a list, each of which must be somebody", () => {
    const { scenario, problems } = readCell(
      "l1: granite\nevents: { at: 1 h, fails: [ann, granite.bob.org], for: 2 h }",
    );
    expect(problems).toEqual([]);
    const both = { kind: "failure", layer: "granite", at: 3_600, lasts: 7_200 };
    expect(scenario?.incidents).toEqual([
      { ...both, party: "ann" },
      { ...both, party: "bob.org" },
    ]);
    const wrong = readCell("l1: granite\nevents: { fails: [ann, bob.orc] }");
    expect(wrong.problems).toMatchObject([{ code: "unknown-party" }]);
    expect(readCell("l1: granite\nevents: { fails: [] }").problems).toMatchObject([{ code: "wrong-form" }]);
    expect(readCell("l1: granite\nevents: { outage: [granite] }").problems).toMatchObject([
      { code: "wrong-form" },
    ]);
  });

  it.each([
    ["events:", "missing-value", "outage: granite"],
    ["events: [sleep]", "wrong-form", "outage: granite"],
    ["events: { at: 2 h }", "missing-key", "outage: granite"],
    ["events: { outage: granite, crowd: annex, rate: 1 tx/s }", "wrong-form", "two events"],
    ["events: { outage: granit }", "unknown-layer", "granite"],
    ["events: { outage: granite, share: 40 % }", "unknown-key", ""],
    ["events: { outage: granite, for: 0 s }", "out-of-range", ""],
    ["events: { outage: granite, at: 2 }", "missing-unit", ""],
    ["events: { partition: granite }", "missing-key", "share: 40 %"],
    ["events: { crowd: granite }", "missing-key", "rate: 200 tx/s"],
    ["events: { fails: sequenser }", "unknown-party", "annex.sequencer"],
    ["events: { fails: annex.ann }", "unknown-party", "annex.sequencer"],
    ["events: { fails: nothing.sequencer }", "unknown-party", "annex.sequencer"],
    ["events: { outage: granite, at: 2 d }", "out-of-range", "at most 1 d"],
  ])("are refused where %j", (events, code, hint) => {
    const problem = first(`l2: annex\n${events}`);
    expect(problem?.code).toBe(code);
    expect(problem?.hint).toContain(hint);
  });
});

describe("An attack", () => {
  const attacksOf = (text: string) => readCell(text).scenario?.attacks;
  const attackOf = (text: string) => attacksOf(text)?.[0];

  it("is on the only layer that knows its plan", () => {
    expect(attackOf("bridge: span\nattack: { plan: steal }")?.layer).toBe("span");
    expect(attackOf("bridge: span\nattack: { plan: silence }")?.layer).toBe("granite");
  });

  it("is by those whom its plan needs, or by those who are named", () => {
    expect(attacksOf("l1: granite")).toEqual([]);
    expect(attackOf("bridge: span\nattack: { on: bridge }")).toEqual({
      layer: "span",
      plan: "steal",
      share: 0,
      controls: ["signer 1", "signer 2"],
      at: 0,
    });
    expect(
      attackOf("bridge: span\nattack: { on: span, plan: steal, controls: [signer 2], at: 1 h }"),
    ).toEqual({
      layer: "span",
      plan: "steal",
      share: 0,
      controls: ["signer 2"],
      at: 3_600,
    });
    expect(attackOf("l1: granite\nattack: { plan: rewrite, share: 30 % }")).toMatchObject({
      share: 0.3,
      controls: [],
    });
    expect(attackOf("l1: granite\nattack: { plan: silence }")).toMatchObject({ controls: ["ann"] });
  });

  it("is aimed at whom its plan may be aimed at", () => {
    expect(attackOf("l1: granite\nattack: { plan: silence, victims: [bob.org, payee] }")).toMatchObject({
      ...{ controls: ["ann"], victims: ["bob.org", "payee"] },
    });
    expect(attackOf("l1: granite\nattack: { plan: silence }")).not.toHaveProperty("victims");
  });

  it.each([
    ["attack: steal", "wrong-form", "plan: "],
    ["attack: { at: 1 h }", "missing-key", "on: granite or span"],
    ["attack: { plan: stael }", "unknown-choice", "steal"],
    ["l1: [granite, slate]\nattack: { plan: silence }", "missing-key", "on: granite or slate"],
    ["attack: { on: annex }", "unknown-choice", "granite or span"],
    ["attack: { on: granite }", "missing-key", "plan: rewrite or silence"],
    ["attack: { on: granite, plan: rewrote }", "unknown-choice", "rewrite"],
    ["attack: { on: granite, plan: rewrite }", "missing-key", "share: 30 %"],
    ["attack: { on: span, controls: [signer 9] }", "unknown-party", "signer "],
    ["attack: { on: span, controls: nobody }", "unknown-party", "signer 1"],
    ["attack: { on: span, controls: { a: 1 } }", "wrong-form", "["],
    ["attack: { on: span, sharre: 30 % }", "unknown-key", "share"],
    ["attack: { on: span, victims: signer 1 }", "unknown-key", "leave it out"],
    ["attack: { on: granite, plan: silence, victims: paye }", "unknown-party", "payee"],
    ["attack: { on: granite, plan: silence, victims: [] }", "missing-value", "payee"],
    ["attack: { on: granite, plan: silence, victims: { payee: 1 } }", "wrong-form", "["],
    [
      "attack: { on: granite, plan: silence, controls: ann, victims: ann }",
      "unknown-party",
      "one or the other",
    ],
  ])("is refused where %j", (attack, code, hint) => {
    const problem = first(`bridge: span\n${attack}`);
    expect(problem?.code).toBe(code);
    expect(problem?.hint).toContain(hint);
  });
});

describe("Several attacks", () => {
  const attacksOf = (text: string) => readCell(text).scenario?.attacks;
  const [steal, silence] = ["{ on: span, plan: steal, at: 1 h }", "{ on: granite, plan: silence, for: 2 h }"];

  it("are read each as if it were alone, and one alone as a list of one", () => {
    const alone = (attack: string) => attacksOf(`bridge: span\nattack: ${attack}`);
    const [theft, muteness] = [alone(steal)?.[0], alone(silence)?.[0]];
    expect(theft).toMatchObject({ layer: "span", plan: "steal", at: 3_600 });
    expect(theft).not.toHaveProperty("lasts");
    expect(muteness).toMatchObject({ layer: "granite", plan: "silence", at: 0, lasts: 7_200 });
    expect(alone(`[${steal}]`)).toEqual([theft]);
    expect(alone(`[${steal}, ${silence}]`)).toEqual([theft, muteness]);
    expect(alone(`\n  - ${silence}\n  - ${steal}`)).toEqual([muteness, theft]);
  });

  it("are none where the list is empty", () => {
    const [bare, empty] = ["", "\nattack: []"].map((attack) => readCell(`bridge: span${attack}`));
    expect(empty?.scenario).toEqual(bare?.scenario);
    expect(bare?.scenario?.attacks).toEqual([]);
  });

  it.each([
    ["{ on: granite, plan: |rewrote|, share: 30 % }", "unknown-choice", "rewrite"],
    ["{ on: granite, plan: silence, |sharre|: 30 % }", "unknown-key", "share"],
    ["{ on: granite, plan: silence, for: |0 s| }", "out-of-range", ""],
    ["{ on: granite, plan: silence, for: |2| }", "missing-unit", ""],
    ["|silence|", "wrong-form", "plan: "],
    [
      "{ on: |span|, plan: steal, controls: [signer 1] }",
      "wrong-form",
      "one attack, with all of them in `controls`",
    ],
  ])("have a problem where it is: %s", (second, code, hint) => {
    const [before, marked = "", after] = second.split("|");
    const text = `bridge: span\nattack: [${steal}, ${before}${marked}${after}]`;
    const problems = readCell(text).problems;
    expect(problems.map((problem) => problem.code)).toEqual([code]);
    const [problem] = problems;
    expect(problem?.hint).toContain(hint);
    expect(text.slice(problem?.span.start, problem?.span.end)).toBe(marked);
    expect(problem?.span.start).toBeGreaterThan(text.indexOf(steal) + steal.length);
  });

  it("on one layer are one too many, and the place is that of the second, where its layer is not named too", () => {
    const text = "l1: granite\nattack: [{ plan: silence }, { plan: rewrite, share: 30 % }]";
    const { scenario, problems } = readCell(text);
    expect(scenario).toBeNull();
    expect(problems).toHaveLength(1);
    expect(problems[0]?.message).toContain("`granite` is attacked already");
    expect(text.slice(problems[0]?.span.start, problems[0]?.span.end)).toBe("{ plan: rewrite, share: 30 % }");
  });

  it("can be told apart from outside by the layer that each is on", () => {
    const text = `name: both\nbridge: span\nattack: [${steal}, ${silence}]`;
    const times = (set: Readonly<Record<string, string>>) =>
      readCell(text, { set }).scenario?.attacks.map(({ at }) => at);
    expect(times({ "attack.granite.at": "3 h" })).toEqual([3_600, 10_800]);
    expect(times({ "both.attack.span.at": "5 h" })).toEqual([18_000, 0]);
    expect(times({ attack: "[]" })).toEqual([]);
    const unnamed = "bridge: span\nattack: [{ plan: steal }, { plan: silence }]";
    const [first] = readCell(unnamed, { set: { "attack.steal.at": "2 h" } }).scenario?.attacks ?? [];
    expect(first).toMatchObject({ layer: "span", at: 7_200 });
    const [problem] = readCell(text, { set: { "attack.slate.at": "3 h" } }).problems;
    expect(problem?.hint).toContain("attack.NAME.parameter");
  });
});

describe("Censorship", () => {
  const stack = "l2: [arbitrum, { preset: optimism, name: other }]";
  const victimsOf = (victims: string, layers = stack) =>
    readCell(`${layers}\nattack: { on: ethereum, plan: censor, victims: ${victims} }`).scenario?.attacks[0]
      ?.victims;

  it("is of all calls, of a layer's, or of a party's", () => {
    expect(
      readCell(`${stack}\nattack: { on: ethereum, plan: censor }`).scenario?.attacks[0],
    ).not.toHaveProperty("victims");
    expect(victimsOf("other")).toEqual(["other"]);
    expect(victimsOf("[arbitrum.challenger 1, other.users]")).toEqual([
      "arbitrum.challenger 1",
      "other.users",
    ]);
    expect(victimsOf("l2.challenger 1", "l2: arbitrum")).toEqual(["arbitrum.challenger 1"]);
    expect(victimsOf("challenger 1", "l2: arbitrum")).toEqual(["arbitrum.challenger 1"]);
  });

  it.each([
    [stack, "challenger 1", "unknown-party", "arbitrum.challenger 1 or other.challenger 1"],
    [stack, "arbitrum.chalenger 1", "unknown-party", "arbitrum.challenger 1"],
    [stack, "ethereum", "unknown-party", "arbitrum"],
    [stack, "[]", "missing-value", "arbitrum"],
    [stack, "{ a: 1 }", "wrong-form", "["],
    ["l1: ethereum", "arbitrum", "unknown-key", "leave it out"],
    ["l3: appchain", "appchain", "unknown-party", "arbitrum"],
  ])("in a cell of %s is refused against %s", (layers, victims, code, hint) => {
    const problem = first(`${layers}\nattack: { on: ethereum, plan: censor, victims: ${victims} }`);
    expect(problem?.code).toBe(code);
    expect(problem?.hint).toContain(hint);
  });
});

describe("An upgrade", () => {
  const upgradesOf = (text: string) => readCell(text).scenario?.layers[0]?.upgrades;

  it.each([
    [9, "warmup"],
    [100, undefined],
    [900, "duration"],
  ])(
    "to come at block %i of Bitcoin, half a day of which passes before a day is measured, is told of: %s",
    (at, said) => {
      const run = "warmup: 12 h\nduration: 1 d\nruns: 2";
      const { problems, scenario } = readCell(
        `l1: bitcoin\nupgrade: { at: ${at}, set: { blockSize: 2 MB } }\n${run}`,
      );
      expect(problems.map(({ severity, hint }) => [severity, hint])).toEqual(
        said === undefined ? [] : [["warning", expect.stringContaining(said)]],
      );
      expect(scenario).not.toBeNull();
    },
  );

  it.each([
    ["l1: near\nupgrade: { at: 100 blocks, set: { crossShard: merge } }", "{ crossShard: merge }"],
    ["l1: near\nupgrade: { at: 100 blocks, to: solana }", "solana"],
  ])("leaves no payment on its way between shards that are gone: %s", (text, place) => {
    const [problem] = readCell(text).problems.filter(({ severity }) => severity === "error");
    expect(problem?.message).toContain("on their way between shards");
    expect(text.slice(problem?.span.start, problem?.span.end)).toBe(place);
  });

  it("may change anything else of a chain in shards, how many there are included", () => {
    const text = "l1: near\nupgrade: { at: 100 blocks, set: { shards: 12, blockInterval: 2 s } }";
    expect(readCell(text).problems.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(upgradesOf(text)).toMatchObject([{ parameters: { shards: 12, blockInterval: 2 } }]);
  });

  it("may put a chain into shards", () => {
    const text = "l1: ethereum\nupgrade: { at: 100 blocks, to: ethereum-sharded }";
    expect(readCell(text).problems.filter(({ severity }) => severity === "error")).toEqual([]);
  });

  it("to slower finality lets a run go on until what was measured can be final", () => {
    const text = "l1: ethereum-pow\nupgrade: { to: ethereum, at: 2600 blocks }";
    const [before, after] = [readCell("l1: ethereum-pow"), readCell(text)].map(
      ({ scenario }) => scenario?.drain,
    );
    expect(after).toBeGreaterThan((before as number) + 600);
  });

  it("changes values, or the protocol", () => {
    expect(upgradesOf("l1: granite\nupgrade: { at: 1000 blocks, set: { beat: 5 s } }")).toEqual([
      { height: 1_000, family: "rock", parameters: { beat: 5 } },
    ]);
    expect(upgradesOf("l1: granite\nupgrade: { at: 1000 blocks, to: rock }")).toMatchObject([
      { family: "rock", parameters: { beat: 10 } },
    ]);
    expect(
      upgradesOf("l1: bitcoin\nupgrade: { layer: bitcoin, at: 9, to: slate, set: { beat: 7 s } }"),
    ).toEqual([{ height: 9, family: "rock", parameters: { beat: 7 } }]);
    const twice =
      "l1: bitcoin\nupgrade: [{ at: 5, set: { blockSize: 2 MB } }, { at: 9, set: { blockInterval: 5 min } }]";
    expect(
      upgradesOf(twice)?.map(({ parameters }) => [parameters.blockSize, parameters.blockInterval]),
    ).toEqual([
      [8e6, 600],
      [8e6, 300],
    ]);
  });

  it("of a layer above holds from a time on", () => {
    const text = (upgrade: string) => `l2: annex\nupgrade: ${upgrade}`;
    const amendmentsOf = (upgrade: string) =>
      readCell(text(upgrade)).scenario?.layers.find(({ name }) => name === "annex")?.amendments;
    expect(amendmentsOf("{ layer: annex, at: 2 h, set: { beat: 5 s } }")).toEqual([
      { at: 7_200, parameters: { beat: 5 } },
    ]);
    const [first, second] =
      amendmentsOf(
        "[{ layer: annex, at: 2 h, set: { beat: 5 s } }, { layer: annex, at: 1 h, set: { beat: 7 s } }]",
      ) ?? [];
    expect([first?.at, second?.at]).toEqual([7_200, 3_600]);
    expect(amendmentsOf("{ at: 9, set: { beat: 5 s } }")).toBeUndefined();
  });

  it("that not all make is a fork of the rules", () => {
    const forkOf = (upgrade: string) =>
      readCell(`l1: bitcoin\nupgrade: ${upgrade}`).scenario?.layers[0]?.fork;
    expect(forkOf("{ at: 100 blocks, set: { blockSize: 8 MB }, adoption: 70 % }")).toMatchObject({
      ...{ height: 100, kind: "looser", signal: null, parameters: { blockSize: 32e6, blockInterval: 600 } },
      readiness: [{ seconds: 0, share: 0.7 }],
    });
    expect(
      forkOf("{ at: 9, set: { blockSize: 0.5 MB }, adoption: { from: 10 %, to: 95 %, over: 30 d } }"),
    ).toMatchObject({
      kind: "tighter",
      readiness: [
        { seconds: 0, share: 0.1 },
        { seconds: 30 * 86_400, share: 0.95 },
      ],
    });
    const waiting = "{ at: 9, rules: apart, adoption: 60 %, threshold: 95 %, period: 144 blocks }";
    expect(forkOf(waiting)).toMatchObject({ kind: "apart", signal: { threshold: 0.95, period: 144 } });
    expect(forkOf("{ at: 9, adoption: taproot }")).toMatchObject({
      ...{ kind: "tighter", signal: { threshold: 0.9, period: 2_016 } },
    });
    expect(forkOf("{ at: 9, adoption: taproot, threshold: 80 % }")?.signal).toEqual({
      threshold: 0.8,
      period: 2_016,
    });
  });

  it.each([
    ["{ at: 9, adoption: daoo }", "unknown-choice", "dao"],
    ["{ at: 9, adoption: 50 % }", "missing-key", "set: { blockSize"],
    ["{ at: 9, rules: apart }", "missing-key", "adoption: 70 %"],
    ["{ at: 9, rules: apart, adoption: 150 % }", "out-of-range", "1"],
    ["{ at: 9, rules: apart, adoption: { from: 10 % } }", "missing-key", "over:"],
    ["{ at: 9, rules: appart, adoption: dao }", "unknown-choice", "apart"],
    ["{ at: 9, adoption: dao, set: { confirmations: 3 } }", "unknown-choice", "blockSize"],
    ["[{ at: 9, adoption: dao }, { at: 10, adoption: dao }]", "wrong-form", ""],
  ])("of part of the producers is refused where %j", (upgrade, code, hint) => {
    const [problem] = readCell(`l1: bitcoin\nupgrade: ${upgrade}`).problems;
    expect(problem?.code).toBe(code);
    expect(problem?.hint ?? problem?.fix).toContain(hint);
  });

  it("says what of a layer above cannot change", () => {
    const [problem] = readCell(
      "l2: { preset: arbitrum, on: ideal }\nupgrade: { layer: arbitrum, at: 1 h, set: { bond: 5 $ } }",
    ).problems;
    expect(problem?.message).toContain("`bond` of a rollup cannot change in mid-run");
    expect(problem?.hint).toContain("window");
  });

  it.each([
    ["upgrade:", "missing-value", "set:"],
    ["upgrade: { set: { beat: 5 s } }", "missing-key", "at: 1000 blocks"],
    ["upgrade: { at: 1000 blocks }", "missing-key", "set:"],
    ["upgrade: { at: 0, set: { beat: 5 s } }", "out-of-range", ""],
    ["upgrade: { at: 5, set: { bet: 5 s } }", "unknown-key", "beat"],
    ["upgrade: { at: 5, set: 5 s }", "wrong-form", "set: "],
    ["upgrade: { at: 5, to: rok }", "unknown-choice", "rock"],
    ["upgrade: { at: 5, to: floor }", "unknown-choice", ""],
    ["upgrade: { layer: annex, at: 5, set: { beat: 5 s } }", "missing-unit", "s"],
    ["upgrade: { layer: annex, set: { beat: 5 s } }", "missing-key", "at: 2 h"],
    ["upgrade: { layer: annex, at: 5 min }", "missing-key", "set: { beat"],
    ["upgrade: { layer: annex, at: 5 min, to: rock }", "unknown-choice", "set: { beat"],
    ["upgrade: { layer: annex, at: 5 min, set: { bet: 5 s } }", "unknown-key", "beat"],
  ])("is refused where %j", (upgrade, code, hint) => {
    const problem = first(`l2: annex\n${upgrade}`);
    expect(problem?.code).toBe(code);
    expect(problem?.hint).toContain(hint);
  });
});

describe("The run of a stack", () => {
  it("is as long as its slowest layer needs", () => {
    const { scenario } = readCell("l2: { preset: annex, on: slate }\ndemand: 0 tx/s");
    expect(scenario).toMatchObject({ warmup: 24 * 600, drain: 610 + 24 * 600 });
  });

  it("is simulated less often where that takes long", () => {
    expect(readCell("l1: granite").scenario?.runs).toBe(20);
    expect(readCell("l1: { preset: granite, beat: 0.1 s }\nduration: 30 d").scenario?.runs).toBe(5);
    expect(readCell("l1: { preset: granite, beat: 0.1 s }\nduration: 30 d\nruns: 9").scenario?.runs).toBe(9);
  });

  it("costs what all its layers cost", () => {
    const [problem] = readCell("l2: [{ preset: annex, beat: 1 s }]\nduration: 1 y\nruns: 60").problems;
    expect(problem).toMatchObject({ code: "unaffordable", hint: expect.stringMatching(/^runs: \d+$/) });
    expect(codes("l1: granite\nduration: 1 y\nruns: 60")).toEqual([]);
  });

  it("takes overrides of a layer in a list by its name", () => {
    const set = { "l2.wing.beat": "3 s", "l2.b.beat": "4 s" };
    const { scenario, problems } = readCell("l2: [wing, { preset: annex, name: b }]", { set });
    expect(problems).toEqual([]);
    const beats = scenario?.layers.map(({ name, parameters }) => [name, parameters.beat]);
    expect(beats).toEqual(
      expect.arrayContaining([
        ["wing", 3],
        ["b", 4],
      ]),
    );
    expect(codes("l2: [wing, annex]", { set: { "l2.beat": "3 s" } })).toEqual(["unknown-key"]);
  });

  it("expects of a layer by its name, or by its key", () => {
    const { expectations } = readCell(
      "name: a\nl2: annex\nexpect: { a.annex.userTps: > 5, l1.staleShare: < 2 % }",
    );
    expect(expectations.map(({ layer }) => layer)).toEqual(["annex", "granite"]);
    const funds = readCell("l2: annex\nexpect: { annex.funds.stolen: < 1 %, l2.funds.frozen.p90: < 2 % }");
    expect(funds.expectations.map(({ layer, measure }) => `${layer} ${measure}`)).toEqual([
      "annex funds.stolen",
      "annex funds.frozen.p90",
    ]);
    expect(first("l2: annex\nexpect: { annex.funds.stolne: < 1 % }")?.fix).toBe("annex.funds.stolen");
    expect(first("l2: annex\nexpect: { userTps: > 5 }")).toMatchObject({
      code: "ambiguous-layer",
      fix: "annex.userTps",
    });
  });
});

const names = [
  "granite",
  "slate",
  "gravel",
  "annex",
  "wing",
  "attic",
  "wire",
  "span",
  "a",
  "b",
  "l1",
  "nobody",
];
const name = fc.constantFrom(...names);

/** A layer as it may be written under a key: mostly of a preset that belongs there. */
function layerOf(...presets: string[]) {
  const preset = fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom(...presets) },
    { weight: 1, arbitrary: name },
  );
  const on = fc.oneof(name, fc.record({ settlement: name, data: name }, { requiredKeys: [] }));
  const map = fc.record({ preset, name, on, source: name, target: name }, { requiredKeys: ["preset"] });
  return fc.oneof(
    { weight: 3, arbitrary: preset },
    map.map((each) => JSON.stringify(each)),
  );
}

function layersOf(...presets: string[]) {
  const layer = layerOf(...presets);
  return fc.oneof(
    { weight: 3, arbitrary: layer },
    fc.array(layer, { maxLength: 3 }).map((items) => `[${items.join(", ")}]`),
  );
}

const word = fc.constantFrom(
  ...names,
  "1 h",
  "30 %",
  "5",
  "ann",
  "annex.sequencer",
  "steal",
  "set",
  "{}",
  "[]",
  "",
);
const map = (...keys: string[]) =>
  fc.dictionary(fc.constantFrom(...keys), word, { maxKeys: 4 }).map(
    (entries) =>
      `{ ${Object.entries(entries)
        .map(([key, value]) => `${key}: ${value}`)
        .join(", ")} }`,
  );
const stacks = fc.record(
  {
    l1: layersOf("granite", "slate"),
    l2: layersOf("annex", "wing", "wire"),
    l3: layersOf("annex", "wing", "attic"),
    bridge: layersOf("span"),
  },
  { requiredKeys: [] },
);
const others = fc.record(
  {
    split: fc.oneof(word, map(...names)),
    events: map("at", "for", "outage", "fails", "partition", "crowd", "share", "rate"),
    attack: fc
      .array(map("on", "plan", "controls", "victims", "share", "at", "for"), { maxLength: 3 })
      .map((attacks) => (attacks.length === 1 ? `${attacks[0]}` : `[${attacks.join(", ")}]`)),
    upgrade: map("layer", "at", "to", "set"),
  },
  { requiredKeys: [] },
);
const cells = fc
  .tuple(stacks, fc.oneof({ weight: 2, arbitrary: fc.constant({}) }, others))
  .map(([layers, rest]) => ({ ...layers, ...rest }))
  .map((cell) =>
    Object.entries(cell)
      .map(([key, value]) => `${key}: ${value}`)
      .join("\n"),
  );

it("is read without throwing, and either has its hosts below or says why not, where, and what to type", () => {
  let read = 0;
  fc.assert(
    fc.property(cells, (text) => {
      const { scenario, problems } = readCell(text);
      for (const { span, hint } of problems) {
        expect(hint, text).toBeTruthy();
        expect(0 <= span.start && span.start <= span.end && span.end <= text.length, text).toBe(true);
      }
      expect(scenario === null).toBe(problems.some(({ severity }) => severity === "error"));
      if (scenario === null) return;
      read += 1;
      const known = new Set<string>();
      for (const { name, family, on } of scenario.layers) {
        const { hosts } = catalog.families[family as keyof typeof catalog.families];
        expect(Object.keys(on).sort()).toEqual([...hosts].sort());
        for (const host of Object.values(on)) expect(known.has(host)).toBe(true);
        expect(known.has(name)).toBe(false);
        known.add(name);
      }
      if (scenario.split !== "by-price")
        expect(Object.keys(scenario.split).sort()).toEqual([...known].sort());
    }),
    { numRuns: 1_500 },
  );
  // About one in fifteen can be read, so that three times as many as asked for are expected.
  expect(read).toBeGreaterThan(30);
});

it("comes out the same when its defaults are written down", () => {
  const bare = readCell("l3: attic\nbridge: span").scenario;
  const written = readCell(`
name: cell1
l1: { preset: granite, name: granite, beat: 10 s }
l2: { preset: annex, on: { settlement: granite, data: granite } }
l3: { preset: attic, name: attic, on: annex }
bridge: { preset: span, source: granite, target: annex }
split: { attic: 100 % }
events: []
runs: 20
duration: 1 d
seed: 1
`).scenario;
  expect(written).toEqual(bare);
});
