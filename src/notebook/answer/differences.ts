import { decided, type Measurement } from "../../engine/index.ts";
import { dimensionOf, figure, interval, labelOf, reading, significant } from "../figure.ts";
import { harms } from "../headline.ts";
import type { MeasureOf, Subject } from "../language/index.ts";
import type { NamedTable } from "../result.ts";
import { paidOn } from "../subject.ts";
import { chanceOf, measuredTerm } from "./conditions.ts";
import type { World } from "./world.ts";

/** One measure of two cells. */
export interface Difference {
  readonly measure: string;
  /** The layer that it is of; null where each cell has but one. */
  readonly layer: string | null;
  /** Those who are paid on the layers that are compared. */
  readonly paid: readonly string[];
  readonly of: Measurement;
  readonly against: Measurement;
  readonly difference: Measurement;
  /** More than chance, all measures of the two taken together. */
  readonly isSure: boolean;
  /** The same in every run. */
  readonly isSame: boolean;
}

/** What a comparison shows where it does not say. */
const usual = [
  "userTps",
  "inclusionSeconds",
  "finalitySeconds",
  "withdrawalSeconds",
  "feeUsd",
  "pricedOutShare",
  "paymentSuccess",
  "staleShare",
  "propagationSeconds",
  "nodesKeepingUp",
];

/** What came of an attack, or of what befell a layer, where any of the cells has one. */
export const harmsAmong = (subjects: readonly Subject[]): readonly string[] =>
  subjects.some(({ scenario: { attacks, incidents } }) => attacks.length + incidents.length > 0) ? harms : [];

/** The chance that any of the measures of two cells is called different though none is. */
const level = 0.05;

/** Two cells measure by measure, on the layers that both have. */
export function differences(
  of: Subject,
  against: Subject,
  measures: readonly string[] | null,
  world: World,
): readonly Difference[] {
  const pairs = layerPairs(of, against);
  const shown = measures ?? [...usual, ...harmsAmong([of, against])];
  const found = pairs.flatMap(({ left, right, layer }) => {
    const paid = [paidIn(against, right), paidIn(of, left)];
    return shown.flatMap((measure) => {
      const names = [
        { cell: of.name, layer: left, measure },
        { cell: against.name, layer: right, measure },
      ] as const;
      return differenceOf(names, { layer, paid }, world);
    });
  });
  const sure = decided(
    found.map(({ p }) => p),
    level,
  );
  return found.map(({ p: _, ...each }, at) => ({ ...each, isSure: sure[at] === true && !each.isSame }));
}

function differenceOf(
  [first, second]: readonly [MeasureOf, MeasureOf],
  where: Pick<Difference, "layer" | "paid">,
  world: World,
): readonly (Omit<Difference, "isSure"> & { readonly p: number })[] {
  const [of, against] = [world.measurement(first), world.measurement(second)];
  if (of === undefined || against === undefined) return [];
  const [left, right] = [first, second].map((to) => ({ op: "reference", to }) as const);
  if (left === undefined || right === undefined) return [];
  const { p } = chanceOf({ sign: ">", left, right }, world, level);
  const measured = measuredTerm({ op: "-", left, right }, world);
  const unit = of.unit;
  const { measure } = first;
  return [
    {
      measure,
      ...where,
      of,
      against,
      difference: { ...measured, unit },
      isSame: world.isSame(first, second),
      p,
    },
  ];
}

/** Those who are paid on a layer of a cell; "" where it has no such layer. */
function paidIn({ scenario }: Subject, layer: string): string {
  const place = scenario.layers.findIndex(({ name }) => name === layer);
  return place < 0 ? "" : paidOn(scenario, place);
}

interface LayerPair {
  readonly left: string;
  readonly right: string;
  readonly layer: string | null;
}

/** Layers of one name; the last ones, which users send to, where no two have the same. */
function layerPairs(of: Subject, against: Subject): readonly LayerPair[] {
  const [own, others] = [of, against].map(({ scenario }) => scenario.layers.map(({ name }) => name)) as [
    string[],
    string[],
  ];
  const [left = "", right = ""] = [own.at(-1), others.at(-1)];
  if (own.length === 1 && others.length === 1) return [{ left, right, layer: null }];
  const shared = own.filter((name) => others.includes(name));
  const same = shared.map((name) => ({ left: name, right: name, layer: name }));
  return left === right ? same : [...same, { left, right, layer: `${left} against ${right}` }];
}

/** What a measure of several cells is called. */
export function labelAmong(
  found: readonly (readonly Difference[])[],
  which: Pick<Difference, "measure" | "layer">,
): string {
  const paid = inEach(found, which).flatMap((each) => each?.paid ?? []);
  return labelOf(which.measure, paid);
}

/** The same measure, of the same layer, in each of the others; undefined where one has none. */
export const inEach = (
  found: readonly (readonly Difference[])[],
  { measure, layer }: Pick<Difference, "measure" | "layer">,
): readonly (Difference | undefined)[] =>
  found.map((each) => each.find((one) => one.measure === measure && one.layer === layer));

/** The measures that any of the others has beside the first cell, in the order of the first that has them: a base layer measures less than a stack. */
export const ofAny = (found: readonly (readonly Difference[])[]): readonly Difference[] =>
  found
    .flat()
    .filter(
      ({ measure, layer }, at, all) =>
        all.findIndex((each) => each.measure === measure && each.layer === layer) === at,
    );

/** What each of several cells says of each measure, and which of them may differ from the first by chance alone. */
export function measureTable(
  found: readonly (readonly Difference[])[],
  titles: readonly string[],
): NamedTable {
  const others = titles.slice(1);
  const columns = ["measure", ...titles, "may be chance"];
  return {
    title: "All of them",
    table: {
      columns: columns.map((title, at) => ({ title, numeric: at > 0 && at <= titles.length })),
      rows: ofAny(found).map(({ measure, layer, against }) => {
        const own = inEach(found, { measure, layer });
        const open = own.flatMap((each, at) =>
          each?.isSure === false && !each.isSame ? [others[at] ?? ""] : [],
        );
        return [
          nameIn(layer, labelAmong(found, { measure, layer })),
          reading(measure, against),
          ...own.map((each) => (each === undefined ? "–" : reading(measure, each.of))),
          open.join(", "),
        ];
      }),
    },
  };
}

/** What is asked for and some of the cells alone measure, such as what came of an attack: nothing to subtract. */
export function inSomeTable(
  subjects: readonly Subject[],
  measures: readonly string[],
  titles: readonly string[],
  world: World,
): readonly NamedTable[] {
  const [first, ...others] = subjects as [Subject, ...Subject[]];
  const shared = others.map((other) => layerPairs(other, first));
  const rows = (shared[0] ?? []).flatMap(({ right, layer }) => {
    const layers = [right, ...shared.map((pairs) => pairs.find((pair) => pair.right === right)?.left ?? "")];
    const paid = subjects.map((subject, at) => paidIn(subject, layers[at] ?? ""));
    return measures.flatMap((measure) => {
      const each = subjects.map(({ name }, at) =>
        world.measurement({ cell: name, layer: layers[at] ?? "", measure }),
      );
      if (!each.includes(undefined) || each.every((value) => value === undefined)) return [];
      const values = each.map((value) => (value ? reading(measure, value) : "–"));
      return [[nameIn(layer, labelOf(measure, paid)), ...values]];
    });
  });
  if (rows.length === 0) return [];
  const columns = ["measure", ...titles].map((title, at) => ({ title, numeric: at > 0 }));
  return [{ title: "Measured in some of them alone", table: { columns, rows } }];
}

const nameIn = (layer: string | null, label: string): string =>
  [layer, label].filter((part) => part !== null).join(": ");

/** Both sides, the difference, and whether it is more than chance. */
export function differenceTable(all: readonly Difference[], of: string, against: string): NamedTable {
  const titles = ["measure", against, of, "difference", "against chance"];
  return {
    title: `${of} against ${against}`,
    table: {
      columns: titles.map((title, at) => ({ title, numeric: at > 0 && at < 4 })),
      rows: all.map((each) => [
        nameIn(each.layer, labelOf(each.measure, each.paid)),
        reading(each.measure, each.against),
        reading(each.measure, each.of),
        each.isSame ? "0" : signed(each),
        each.isSame ? "the same in every run" : each.isSure ? "more than chance" : "may be chance",
      ]),
    },
  };
}

/** "+4.1 ± 0.2 tx/s"; of what was cut off on one side, a bound. */
function signed({ measure, of, against, difference }: Difference): string {
  const dimension = dimensionOf(measure, difference.unit);
  const sign = difference.mean > 0 ? "+" : "";
  if (of.moreThan === true && against.moreThan === true) return "–";
  if (of.moreThan === true || against.moreThan === true)
    return `${sign}${figure(difference.mean, dimension)} or ${of.moreThan === true ? "more" : "less"}`;
  if (difference.mean === 0) return `0 ± ${figure((difference.high - difference.low) / 2, dimension)}`;
  return sign + interval(difference, dimension);
}

/** "4.1 times" or, where one of them is nothing, "". */
export function timesAs({ of, against }: Difference): string {
  const ratio = of.mean / against.mean;
  if (!Number.isFinite(ratio) || ratio <= 0 || Math.abs(ratio - 1) < 0.005) return "";
  if (ratio > 1.995) return `${significant(Number(ratio.toPrecision(2)))} times as much`;
  // Because "100 % less" would be nothing.
  return ratio < 0.1 ? `${significant(Number((1 / ratio).toPrecision(2)))} times less` : percentOf(ratio);
}

function percentOf(ratio: number): string {
  const part = Math.abs(ratio - 1);
  return `${significant(Number((100 * part).toPrecision(2)))}\u00a0% ${ratio > 1 ? "more" : "less"}`;
}
