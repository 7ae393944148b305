import { type AnyFamily, catalog, type Family, type Preset } from "../../../src/engine/index.ts";

interface Plain {
  readonly beat: number;
}

const parameters: Family<Plain>["parameters"] = {
  beat: {
    kind: "quantity",
    dimension: "time",
    minimum: 0.1,
    maximum: 86_400,
    meaning: "Time between steps.",
  },
};

const preset = (title: string, on?: Preset<Plain>["on"], beat = 10): Preset<Plain> => ({
  title,
  meaning: "Made up for tests.",
  values: { beat: [{ value: beat, source: "made up", asOf: "2026" }] },
  facts: [],
  ...(on !== undefined && { on }),
});

const nobody = { producers: {}, paths: [] };

/** Families that can be read and never run: each has one parameter, `beat`. */
function family(name: string, changes: Partial<Family<Plain>>): AnyFamily {
  const plain: Family<Plain> = {
    name,
    title: name,
    paid: "somebody",
    hosts: [],
    parameters,
    presets: {},
    check: () => [],
    capacity: () => 10,
    dataPerSecond: () => 1_000,
    blockSeconds: ({ beat }) => beat,
    transfer: () => ({ bytes: 100, feeSize: 1, feeRate: "gasprice", dollars: 1 }),
    trust: () => nobody,
    operators: () => [],
    settlement: ({ beat }, { settlementSeconds }) => ({
      rule: "a beat",
      seconds: beat + settlementSeconds,
      contest: null,
    }),
    attacks: {},
    assumptions: [],
    cost: ({ beat }) => 1 / beat,
    build: () => {
      throw new Error("made up for reading only");
    },
    law: null,
    ...changes,
  };
  return plain as unknown as AnyFamily;
}

const steal = { title: "theft", meaning: "Sign what nobody asked for." };

/**
 * Layer 1s `granite` and `slate`, and `gravel`, on which nothing can live; `annex` on granite, `wing` with its data on slate, `attic`
 * on annex, `wire` on slate without a chain of its own; the bridge `span` from granite to annex. Returns what takes them down
 * again: tests of other files share the catalog.
 */
export function buildFamilies(): () => void {
  const families = {
    rock: family("rock", {
      presets: { granite: preset("Granite"), slate: preset("Slate", undefined, 600) },
      trust: () => ({
        producers: { ann: 3, "bob.org": 2 },
        paths: [{ name: "most", parties: { ann: 3, "bob.org": 2 }, breaksAbove: 0.5, harms: "safety" }],
      }),
      attacks: {
        rewrite: { title: "rewrite", meaning: "", parties: () => [], decide: () => ({}) },
        silence: {
          ...{ title: "silence", meaning: "", parties: () => ["ann"], decide: () => ({}) },
          targets: () => ["payee", "ann", "bob.org"],
        },
      },
      law: () => {
        throw new Error("made up for reading only");
      },
    }),
    loose: family("loose", { presets: { gravel: preset("Gravel") }, dataPerSecond: () => 0 }),
    floor: family("floor", {
      hosts: ["settlement", "data"],
      presets: {
        annex: preset("Annex", { settlement: "granite", data: "granite" }),
        wing: preset("Wing", { settlement: "granite", data: "slate" }),
        attic: preset("Attic", { settlement: "annex", data: "annex" }),
      },
      operators: () => ["sequencer"],
      amendable: ["beat"],
    }),
    wiring: family("wiring", {
      hosts: ["settlement"],
      presets: { wire: preset("Wire", { settlement: "slate" }) },
      dataPerSecond: () => 0,
    }),
    crossing: family("crossing", {
      hosts: ["source", "target"],
      presets: { span: preset("Span", { source: "granite", target: "annex" }) },
      dataPerSecond: () => 0,
      operators: () => ["relayer"],
      trust: () => ({
        producers: {},
        paths: [
          { name: "keys", parties: { "signer 1": 1, "signer 2": 1 }, breaksAbove: 0.5, harms: "safety" },
        ],
      }),
      attacks: { steal: { ...steal, parties: () => ["signer 1", "signer 2"], decide: () => ({}) } },
    }),
  };
  Object.assign(catalog.families, families);
  return () => {
    for (const name of Object.keys(families)) Reflect.deleteProperty(catalog.families, name);
  };
}
