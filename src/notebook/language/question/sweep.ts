import { type MeasureName, measures, type Scenario } from "../../../engine/index.ts";
import { listed } from "../../words.ts";
import { kindsOfNumber } from "../expression/meaning.ts";
import { related } from "../measure-name.ts";
import { nearest } from "../nearest.ts";
import { withValue } from "../overrides.ts";
import { type Led, leadsInto, sayLost } from "../path.ts";
import type { Place, Problems } from "../problems.ts";
import { readQuantity, shortened } from "../quantity.ts";
import { type Entry, type Mapping, partOf, type Syntax, type Text } from "../syntax.ts";
import { inBrackets } from "../write.ts";
import type { Axis, Comparison, Sweep } from "./question.ts";
import type { Naming, Others } from "./scope.ts";

/** What a sweep needs of the cell that it varies. */
export interface Varied extends Led {
  /** What is simulated when the cell says this; problems stand where its values do. */
  scenario(cell: Mapping, problems: Problems): Scenario | null;
}

const most = { axes: 2, values: 16, points: 64 };

/** `sweep: { base.l1.blockSize: [1 MB, 2 MB, 4 MB] }` */
export function readSweep(
  { value, keyPlace }: Entry,
  entries: ReadonlyMap<string, Entry>,
  varied: (name: string, at: Entry) => Varied | undefined,
  others: Others,
  problems: Problems,
): Sweep | undefined {
  const written = value.form === "map" ? value.entries : [];
  if (written.length < 1 || written.length > most.axes) {
    const message = `\`sweep\` names one parameter or ${most.axes}, with the values to try.`;
    return problems.error("wrong-form", keyPlace, message, {
      hint: "sweep: { base.l1.blockSize: [1 MB, 2 MB, 4 MB] }",
    });
  }
  const axes = written.map((entry) => readAxis(entry, others, problems));
  const measures = readMeasures(entries.get("show"), problems);
  if (axes.some((axis) => axis === undefined) || measures === undefined) return undefined;
  const read = axes as Read[];
  const [first, second] = read as [Read, Read?];
  const points = read.reduce((product, { values }) => product * values.length, 1);
  if (points > most.points) {
    const message = `A sweep tries at most ${most.points} combinations; these are ${points}.`;
    return problems.error("out-of-range", keyPlace, message);
  }
  if (second !== undefined && second.cell !== first.cell) {
    const message = `Both parameters of a sweep are of one cell; these are of \`${first.cell}\` and \`${second.cell}\`.`;
    return problems.error("wrong-form", keyPlace, message);
  }
  const of = varied(first.cell, written[0] as Entry);
  if (of === undefined || !read.every(({ axis, key }) => leadsInto(of, axis.path, key.place, problems)))
    return undefined;
  const scenarios = pointsOf(of, read, problems);
  if (scenarios === undefined) return undefined;
  return { kind: "sweep", of: of.name, axes: read.map(({ axis }) => axis), points: scenarios, measures };
}

interface Read {
  readonly cell: string;
  /** The path as it is written. */
  readonly key: Text;
  readonly axis: Axis;
  readonly values: readonly Syntax[];
}

function readAxis({ key, keyPlace, value }: Entry, others: Others, problems: Problems): Read | undefined {
  const cell = others.named(key) ?? others.only;
  if (cell === undefined) return sayLost(key, keyPlace, others.led(), problems);
  const path = key.startsWith(`${cell}.`) ? key.slice(cell.length + 1) : key;
  const values = value.form === "list" ? value.items : [];
  if (values.length < 2 || values.length > most.values) {
    const message = `\`${key}\` lists 2 to ${most.values} values to try; these are ${values.length}.`;
    return problems.error("wrong-form", value.form === "list" ? value.place : keyPlace, message, {
      hint: `${key}: [1 MB, 2 MB, 4 MB]`,
    });
  }
  const label = labelOf(path);
  const written = { form: "text", text: key, place: keyPlace } as const;
  return { cell, key: written, values, axis: { path, label, ...inNumbers(values) } };
}

/** "l1.blockSize" as "block size". */
function labelOf(path: string): string {
  const last = path.split(".").at(-1) ?? path;
  return last.replace(/([a-z])([A-Z])/g, (_, before, letter) => `${before} ${letter.toLowerCase()}`);
}

function inNumbers(values: readonly Syntax[]): Pick<Axis, "texts" | "values" | "dimension"> {
  const texts = values.map((value) => (value.form === "text" ? value.text : "…"));
  const dimension = sharedDimension(texts);
  const readings = dimension === null ? [] : texts.map((text) => readQuantity(text, dimension));
  const numbers = readings.flatMap((reading) => ("value" in reading ? reading.value : []));
  return numbers.length === texts.length
    ? { texts, values: numbers, dimension }
    : { texts, values: null, dimension: null };
}

function sharedDimension(texts: readonly string[]): Axis["dimension"] {
  const kinds = texts.map(kindsOfNumber);
  const units = kinds.filter((each) => each !== "any");
  if (units.length === 0) return "count";
  if (units.length < kinds.length) return null;
  return units[0]?.find((kind) => units.every((each) => each.includes(kind))) ?? null;
}

/** What is simulated at each point; undefined where one of them cannot be. */
function pointsOf(
  { name, cell, scenario }: Varied,
  axes: readonly Read[],
  problems: Problems,
): readonly Scenario[] | undefined {
  const points: Scenario[] = [];
  const cells = axes.reduce<readonly Mapping[]>(
    (cells, { axis, key, values }) =>
      cells.flatMap((each) =>
        values.map((value) => withValue(each, axis.path, value, lastOf(key), name, problems)),
      ),
    [cell],
  );
  for (const each of cells) {
    const point = problems.hasErrors ? null : scenario(each, problems);
    if (point === null) return undefined;
    points.push(point);
  }
  return points;
}

/** Where the last word of a path stands: what is no key of its map, and what to type there. */
const lastOf = (key: Text): Place => partOf(key, key.text.lastIndexOf(".") + 1, key.text.length);

/** `compare: [base, big]` */
export function readComparison(
  { value, keyPlace }: Entry,
  entries: ReadonlyMap<string, Entry>,
  naming: Naming,
  problems: Problems,
): Comparison | undefined {
  const items = value.form === "list" ? value.items : [];
  const names = items.filter((item): item is Text => item.form === "text");
  if (names.length < 2 || names.length > mostCompared || names.length < items.length) {
    const message = `\`compare\` lists the names of 2 to ${mostCompared} cells in brackets.`;
    if (value.form === "text" && value.text.includes(","))
      return problems.error("wrong-form", value.place, message, { fix: inBrackets(value.text) });
    return problems.error("wrong-form", keyPlace, message, { hint: "compare: [base, big]" });
  }
  const twice = names.find(({ text }, at) => names.findIndex((each) => each.text === text) < at);
  if (twice !== undefined)
    return problems.error("wrong-form", twice.place, `\`${twice.text}\` stands here twice.`);
  const subjects = names.map(({ text, place }) => naming.subject(text, place));
  const measures = readMeasures(entries.get("show"), problems);
  if (measures === undefined || subjects.some((subject) => subject === undefined)) return undefined;
  return { kind: "compare", subjects: naming.subjects, measures };
}

const mostCompared = 6;

/** `show: [userTps, staleShare]`; null where it is not written. */
function readMeasures(entry: Entry | undefined, problems: Problems): readonly string[] | null | undefined {
  if (entry === undefined) return null;
  const items = entry.value.form === "list" ? entry.value.items : [entry.value];
  const names: string[] = [];
  for (const item of items) {
    const text = item.form === "text" ? item.text : "";
    if (isMeasure(text)) names.push(text);
    else {
      const near = nearest(text, Object.keys(measures));
      const message = `\`${shortened(text)}\` is no measure.`;
      problems.error("unknown-measure", item.place, message, {
        hint: near ?? (listed(related(text)) || listed(["userTps", "finalitySeconds", "staleShare"])),
        ...(near !== undefined && { fix: near }),
      });
    }
  }
  return names.length === items.length ? [...new Set(names)] : undefined;
}

const isMeasure = (text: string): boolean =>
  Object.hasOwn(measures, text.replace(/\.p(?:50|90|99)$/, "") as MeasureName);
