import { catalog, type Fork, type LayerScenario, type Parameter, type Value } from "../../engine/index.ts";
import { listed } from "../words.ts";
import { entriesOf } from "./keys.ts";
import type { LayerPart } from "./layer-part.ts";
import { nearest } from "./nearest.ts";
import { readAll, readSet } from "./parts.ts";
import type { Problems } from "./problems.ts";
import { shortened } from "./quantity.ts";
import type { Entry, Mapping, Text } from "./syntax.ts";

const share = { kind: "quantity", dimension: "share", minimum: 0, maximum: 1 } as const;
const kinds = ["looser", "tighter", "apart"] as const;

/** What an upgrade says of producers who do not all make it. */
export const forkParameters = {
  rules: {
    kind: "choice",
    options: kinds,
    meaning:
      "What is new: `looser` rules take more than the old ones (a hard fork), `tighter` ones less (a soft fork), and with rules `apart` neither side takes a block of the other. Left out: what the new value of the room in a block says.",
  },
  threshold: {
    ...share,
    meaning: "Share of a period's blocks that must signal before the new rules hold, a period later (BIP 9).",
  },
  period: {
    kind: "quantity",
    dimension: "blocks",
    minimum: 1,
    maximum: 1_000_000,
    whole: true,
    meaning: "Blocks of a period in which signals are counted; 2,016 where it is left out.",
  },
} as const satisfies Readonly<Record<string, Parameter>>;

/** `adoption: { from: 10 %, to: 95 %, over: 30 d }`. */
export const adoptionParameters = {
  from: { ...share, meaning: "Share of the producers' weight that is ready when the measured time begins." },
  to: { ...share, meaning: "Share that is ready in the end." },
  over: {
    kind: "quantity",
    dimension: "time",
    minimum: 0.001,
    maximum: 315_576_000,
    meaning: "Time that it takes from the one to the other.",
  },
} as const satisfies Readonly<Record<string, Parameter>>;

export const forkKeys: readonly string[] = ["adoption", ...Object.keys(forkParameters)];

/** Whether an upgrade says that not everybody makes it. */
export const isFork = (entries: ReadonlyMap<string, Entry>) => forkKeys.some((key) => entries.has(key));

/** A layer 1 some of whose producers go by other rules from a height on. */
export function forked(
  entries: ReadonlyMap<string, Entry>,
  height: number,
  { family, scenario }: LayerPart,
  written: Mapping,
  problems: Problems,
): LayerScenario | undefined {
  const { forkable } = family;
  const typed = readAll(forkParameters, entries, problems);
  const adoption = readAdoption(entries.get("adoption"), written, problems);
  if (typed === undefined || adoption === undefined) return undefined;
  if (forkable === undefined || scenario.fork !== undefined) {
    const message =
      forkable === undefined
        ? `All producers of a chain with ${family.title} change at once.`
        : "A layer has one fork of its rules at most.";
    return problems.error("wrong-form", written.place, message, { hint: "an upgrade without `adoption`" });
  }
  const set = readNewRoom(entries, forkable, family, problems);
  const kind = (typed.rules ?? adoption.kind ?? kindOf(scenario.parameters, set, forkable)) as
    | Fork["kind"]
    | undefined;
  if (set === undefined) return undefined;
  if (kind === undefined) {
    const message = "A fork of the rules says what is new.";
    return problems.error("missing-key", written.place, message, {
      hint: `set: { ${forkable}: … }, or rules: apart`,
    });
  }
  const fork: Fork = {
    height,
    parameters: { ...scenario.parameters, ...set },
    kind,
    readiness: adoption.readiness,
    signal: signalOf(typed, adoption.signal),
  };
  return { ...scenario, fork };
}

type Adoption = Pick<Fork, "readiness" | "signal"> & { readonly kind: Fork["kind"] | undefined };

/** A share that never changes, one that grows, or how it went with a real chain. */
function readAdoption(entry: Entry | undefined, written: Mapping, problems: Problems): Adoption | undefined {
  const hint = "adoption: 70 %";
  if (entry === undefined) {
    const message = "A fork of the rules says how many producers go by the new ones.";
    return problems.error("missing-key", written.place, message, { hint });
  }
  const { value } = entry;
  if (value.form === "map") return readGrowth(value, problems);
  if (value.form === "text" && /^[a-z]/i.test(value.text)) return readReal(value, problems);
  const read = readAll({ adoption: { ...share, meaning: "" } }, new Map([["adoption", entry]]), problems);
  if (typeof read?.adoption !== "number") return undefined;
  return { kind: undefined, readiness: [{ seconds: 0, share: read.adoption }], signal: null };
}

function readGrowth(map: Mapping, problems: Problems): Adoption | undefined {
  const entries = entriesOf(map, "`adoption`", Object.keys(adoptionParameters), problems);
  const read = readAll(adoptionParameters, entries, problems);
  if (read === undefined) return undefined;
  const { from, to, over } = read;
  if (typeof from !== "number" || typeof to !== "number" || typeof over !== "number") {
    const message = "Adoption that grows says from which share to which, and over how long.";
    return problems.error("missing-key", map.place, message, {
      hint: "{ from: 10 %, to: 95 %, over: 30 d }",
    });
  }
  const readiness = [
    { seconds: 0, share: from },
    { seconds: over, share: to },
  ];
  return { kind: undefined, readiness, signal: null };
}

function readReal({ text, place }: Text, problems: Problems): Adoption | undefined {
  const known: Readonly<Record<string, Adoption>> = catalog.activations;
  const found = Object.hasOwn(known, text) ? known[text] : undefined;
  if (found !== undefined) return found;
  const names = Object.keys(known);
  const meant = nearest(text, names);
  return problems.error("unknown-choice", place, `No real activation is called \`${shortened(text)}\`.`, {
    hint: meant ?? listed(names),
    ...(meant !== undefined && { fix: meant }),
  });
}

function readNewRoom(
  entries: ReadonlyMap<string, Entry>,
  forkable: string,
  family: LayerPart["family"],
  problems: Problems,
): Readonly<Record<string, Value>> | undefined {
  const set = entries.get("set");
  const read = set === undefined ? {} : readSet(set, family.parameters, problems);
  const other = Object.keys(read ?? {}).find((name) => name !== forkable);
  if (set === undefined || other === undefined) return read;
  const message = `Where not all producers follow, only \`${forkable}\` can be another, and not \`${other}\`.`;
  return problems.error("unknown-choice", set.value.place, message, { hint: `set: { ${forkable}: … }` });
}

function kindOf(
  before: LayerScenario["parameters"],
  set: Readonly<Record<string, Value>> | undefined,
  forkable: string,
): Fork["kind"] | undefined {
  const [old, next] = [before[forkable], set?.[forkable]];
  if (typeof old !== "number" || typeof next !== "number") return undefined;
  return next >= old ? "looser" : "tighter";
}

/** Blocks of a period where nobody says: Bitcoin's, which are those of its difficulty (BIP 9). */
const usualPeriod = 2_016;

function signalOf(typed: Readonly<Record<string, Value>>, real: Fork["signal"]): Fork["signal"] {
  const threshold = typed.threshold ?? real?.threshold;
  const period = typed.period ?? real?.period ?? usualPeriod;
  return typeof threshold === "number" && typeof period === "number" ? { threshold, period } : null;
}
