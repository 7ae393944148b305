import { labelOf, reading } from "../figure.ts";
import { listed } from "../words.ts";
import { type Difference, inEach, labelAmong, ofAny, timesAs } from "./differences.ts";

/** Cells of which each is held against the first in words; of more only who has least and most is told. */
export const mostPaired = 3;

/** Fewer runs than this are few. */
const fewRuns = 10;

/** The measures that most is to be said of. */
const mostSaid = 3;

/** Who has the least and the most of the first measures that tell the cells apart. */
export function spans(found: readonly (readonly Difference[])[], titles: readonly string[]): string {
  const said = ofAny(found).flatMap(({ measure, layer, against }) => {
    const own = inEach(found, { measure, layer });
    if (!own.some((each) => each?.isSure === true)) return [];
    const all = [against, ...own.map((each) => each?.of)].flatMap((value, at) =>
      value === undefined ? [] : [{ value, title: titles[at] ?? "" }],
    );
    all.sort((a, b) => a.value.mean - b.value.mean);
    const [least, most] = [all[0], all.at(-1)];
    if (least === undefined || most === undefined) return [];
    return [
      `${labelAmong(found, { measure, layer })} from ${reading(measure, least.value)} (${least.title}) to **${reading(measure, most.value)}** (${most.title})`,
    ];
  });
  if (said.length === 0)
    return `No measure of ${listed(titles)} differs from ${titles[0]} by more than chance.`;
  return `Between them: ${said.slice(0, mostSaid).join("; ")}.`;
}

/** Each of the others against the first, one sentence after the other. */
export const pairs = (found: readonly (readonly Difference[])[], titles: readonly string[]): string =>
  found.map((each, at) => sentence(each, titles[at + 1] ?? "", titles[0] ?? "")).join(" ");

function sentence(found: readonly Difference[], of: string, against: string): string {
  const sure = found.filter(({ isSure }) => isSure);
  const open = found.filter(({ isSure, isSame }) => !isSure && !isSame);
  const said = sure.slice(0, mostSaid).map((each) => {
    const times = timesAs(each);
    const values = `**${reading(each.measure, each.of)}** instead of ${reading(each.measure, each.against)}`;
    return `${nameOf(each)} ${values}${times === "" ? "" : ` (${times})`}`;
  });
  const head = said.length === 0 ? noneSure(of, against, open) : "";
  const body = said.length === 0 ? "" : `With ${of}, against ${against}: ${said.join("; ")}.`;
  const rest =
    open.length === 0 || said.length === 0
      ? ""
      : `May be chance: ${open.slice(0, mostSaid).map(nameOf).join(", ")}.`;
  return [head, body, rest].filter((part) => part !== "").join(" ");
}

/** Because few runs tell large differences alone, and a reader would take silence for sameness. */
function noneSure(of: string, against: string, open: readonly Difference[]): string {
  const none = `No measure of ${of} differs from ${against} by more than chance`;
  // A share is counted in trials, not in runs.
  const runs = open.find(({ of: { unit } }) => unit !== "")?.of.n ?? 0;
  return runs > 0 && runs < fewRuns
    ? `${none} in ${runs} runs: more \`runs\` tell smaller differences.`
    : `${none}.`;
}

function nameOf({ measure, layer, paid }: Difference): string {
  const label = labelOf(measure, paid);
  return layer === null ? label : `${label} of ${layer}`;
}
