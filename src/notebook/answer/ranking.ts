import { type Flip, flips, type LayerScore, type Scores } from "../../engine/index.ts";
import { labelOf } from "../figure.ts";
import { corners } from "../headline.ts";
import type { NamedTable } from "../result.ts";

/** A cell with the scores of the layer that its users are on. */
export interface Ranked {
  readonly title: string;
  readonly scores: Scores;
}

/** Who is ahead of whom in each score, and which weight decides it: weights are a judgment, and a reader may have another. */
export function ranking(all: readonly Ranked[]): NamedTable[] {
  const rows = corners.flatMap((corner) => {
    const order = [...all].sort((a, b) => b.scores[corner].value - a.scores[corner].value);
    return order.slice(1).map((behind, at) => rowOf(corner, order[at] as Ranked, behind));
  });
  if (rows.length === 0) return [];
  const columns = ["score", "order", "by", "what would turn it"];
  const table = { columns: columns.map((title, at) => ({ title, numeric: at === 2 })), rows };
  return [{ title: "Which weights would turn the ranking?", table }];
}

function rowOf(corner: (typeof corners)[number], first: Ranked, second: Ranked): string[] {
  const [ahead, behind] = [first.scores[corner], second.scores[corner]];
  const lead = ahead.value - behind.value;
  if (lead === 0) return [corner, `${first.title} = ${second.title}`, "0", "nothing to turn: they are even"];
  const points = lead < 0.05 ? "less than 0.1" : lead.toFixed(1);
  return [corner, `${first.title} > ${second.title}`, points, turnedBy(corner, ahead, behind)];
}

function turnedBy(corner: (typeof corners)[number], ahead: LayerScore, behind: LayerScore): string {
  const found = flips(corner, ahead, behind);
  const overlap = ahead.low < behind.high ? "chance (the intervals overlap)" : "";
  const weights = found.map(words);
  const all = [overlap, ...weights].filter((each) => each !== "");
  return all.length === 0 ? "no single weight" : all.join("; ");
}

/** "time to finality at more than 55 % (now 30 %)" */
function words({ name, weight, below, above }: Flip): string {
  const bounds = [
    ...(below === null ? [] : [`less than ${percent(below)}`]),
    ...(above === null ? [] : [`more than ${percent(above)}`]),
  ];
  return `${labelOf(name)} at ${bounds.join(" or ")} (now ${percent(weight)})`;
}

/** Near the ends with a digit more, since a weight of 0 or 100 % would leave nothing to turn. */
function percent(share: number): string {
  const nearest = Math.min(share, 1 - share);
  const digits = nearest >= 0.01 ? 0 : Math.min(9, Math.ceil(-Math.log10(100 * nearest)));
  return `${(100 * share).toFixed(digits)}\u00a0%`;
}
