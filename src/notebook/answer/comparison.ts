import { compared } from "../charts/compared.ts";
import { frontier, hasFrontier } from "../charts/frontier.ts";
import { members } from "../charts/member.ts";
import { type Course, multiples } from "../charts/multiples.ts";
import type { Comparison, Subject } from "../language/index.ts";
import type { CellResult, ChartResult } from "../result.ts";
import { subjectsOf } from "../subject.ts";
import { listed } from "../words.ts";
import { type Asked, resultOf } from "./answer.ts";
import { mostPaired, pairs, spans } from "./comparison-words.ts";
import {
  type Difference,
  differences,
  differenceTable,
  harmsAmong,
  inEach,
  inSomeTable,
  labelAmong,
  measureTable,
  ofAny,
} from "./differences.ts";
import { energyByLoad, overheadOnly, withoutEffect } from "./guards.ts";
import { layersOf } from "./layers.ts";
import { type Memory, partOf, type Work } from "./memory.ts";
import { type Ranked, ranking } from "./ranking.ts";
import { type Outcome, World } from "./world.ts";

/** Scenarios beside each other: their scores, what differs, by how much, and whether that is more than chance. */
export function* contrast(asked: Asked, comparison: Comparison, memory: Memory): Work<CellResult> {
  const { subjects, measures } = comparison;
  const outcomes = new Map<string, Outcome>();
  for (const [at, { name, scenario, isScored }] of subjects.entries()) {
    const [from, length] = [at / subjects.length, 1 / subjects.length];
    const run = yield* partOf(memory.run(scenario), from, 0.6 * length, `${name}, `);
    const scoring = partOf(memory.assessment(scenario), from + 0.6 * length, 0.4 * length, `${name}, `);
    const assessed = isScored && measures === null ? yield* scoring : null;
    outcomes.set(name, { which: `of ${name}`, scenario, run, assessed });
  }
  const world = new World(outcomes);
  const [first, ...others] = subjects as [Subject, ...Subject[]];
  const found = others.map((other) => differences(other, first, measures, world));
  const titles = titlesOf(subjects);
  const names = [...titles.values()];
  const all = [...outcomes.values()];
  const isCrowd = subjects.length > mostPaired;
  return resultOf(
    asked,
    {
      title: `${listed(names, "and")}, side by side`,
      sentence: isCrowd ? spans(found, names) : pairs(found, names),
      layers: subjects.flatMap(({ name }) =>
        layersOf(outcomes.get(name) as Outcome, {
          cell: name,
          called: titles.get(name) ?? name,
          eachRun: asked.request.eachRun,
        }),
      ),
      tables: [
        ...(isCrowd
          ? [measureTable(found, names)]
          : found.map((each, at) => differenceTable(each, names[at + 1] ?? "", names[0] ?? ""))),
        ...inSomeTable(subjects, measures ?? harmsAmong(subjects), names, world),
        ...ranking(rankedOf(all, names)),
      ],
      charts: [
        ...lostBlocks(all, titles, subjects),
        ...multiples(coursesOf(all, names), measures),
        ...sideBySide(found, subjects, titles),
      ],
      notices: [...overheadOnly(all), ...withoutEffect(found.flat()), ...energyByLoad(found.flat())],
    },
    all,
  );
}

/** What happened over time on the layers that users are on. */
const coursesOf = (outcomes: readonly Outcome[], titles: readonly string[]): readonly Course[] =>
  outcomes.flatMap(({ scenario, run }, at) => {
    const layer = run.layers.at(-1);
    const family = scenario.layers.at(-1)?.family ?? "";
    return layer === undefined ? [] : [{ title: titles[at] ?? "", family, layer }];
  });

/** The cells that were scored, by the layer that their users are on. */
const rankedOf = (outcomes: readonly Outcome[], titles: readonly string[]): readonly Ranked[] =>
  outcomes.flatMap(({ assessed }, at) => {
    const scores = assessed?.layers.at(-1);
    return scores === undefined ? [] : [{ title: titles[at] ?? "", scores }];
  });

/** Letters of a title that a table still has room for beside what it says. */
const longest = 32;

/** What each cell is called: by its title, or by its name where it has none or one that is a sentence. */
function titlesOf(subjects: readonly Subject[]): ReadonlyMap<string, string> {
  const short = ({ name, title }: Subject) => (title === null || title.length > longest ? name : title);
  return new Map(subjects.map((subject) => [subject.name, short(subject)]));
}

/** Chains of one kind that lose blocks, on one chart: between kinds the line would join what nobody chooses between by one parameter. */
function lostBlocks(
  outcomes: readonly Outcome[],
  titles: ReadonlyMap<string, string>,
  subjects: readonly Subject[],
): ChartResult[] {
  const all = outcomes.flatMap(({ scenario, run }, at) =>
    run.layers.length > 1
      ? []
      : members(run.layers, subjectsOf(scenario)).map((each) => ({
          ...each,
          title: titles.get(subjects[at]?.name ?? "") ?? each.title,
        })),
  );
  const isOneKind = new Set(all.map(({ subject }) => subject.family)).size === 1;
  return isOneKind && hasFrontier(all) ? [frontier(all)] : [];
}

/** Every measure that differs, the cells below each other on one scale. */
function sideBySide(
  found: readonly (readonly Difference[])[],
  subjects: readonly Subject[],
  titles: ReadonlyMap<string, string>,
): ChartResult[] {
  return ofAny(found).flatMap(({ measure, layer, against }) => {
    const others = inEach(found, { measure, layer });
    if (others.every((each) => each === undefined || each.isSame)) return [];
    const rows = [against, ...others.map((each) => each?.of)].flatMap((value, at) => {
      const { name, scenario } = subjects[at] as Subject;
      const family = scenario.layers.at(-1)?.family ?? "";
      return value === undefined ? [] : [{ title: titles.get(name) ?? name, family, value }];
    });
    return [compared(measure, labelAmong(found, { measure, layer }), layer, rows)];
  });
}
