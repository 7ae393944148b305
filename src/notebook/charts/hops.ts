import type { Hop, Journey, LayerRun, TriedRoute } from "../../engine/index.ts";
import { column, exactly, figure } from "../figure.ts";
import type { ChartResult, TableResult } from "../result.ts";
import { capital, counted, listed } from "../words.ts";
import { type Panel, refusals } from "./hop-lanes.ts";
import { hopsSpec } from "./hops-spec.ts";
import type { Subject } from "./subject.ts";

/** Payments over channels, hop by hop: what is promised to whom until when, how the secret comes back, and what that leaves on each side of a channel. */
export function hops(layer: LayerRun, subject: Subject): ChartResult {
  const journeys = layer.journeys ?? [];
  return {
    id: "hops",
    title: "A payment, hop by hop",
    sentence: [...journeys.map(sentence), legend].join(" "),
    spec: hopsSpec(panelsOf(layer), subject),
    table: table(journeys),
  };
}

export const hasHops = (layer: LayerRun) => panelsOf(layer).length > 0;

/** Attempts of a payment that are drawn, the last ones, and nodes of all; sentence and table tell the rest. */
const most = 2;
const mostLanes = 28;

const isDirect = (journey: Journey) => isPaid(journey) && journey.attempts.length === 1;
const isPaid = ({ attempts }: Journey) => attempts.at(-1)?.refused === null;

function panelsOf({ journeys }: LayerRun): readonly Panel[] {
  const panels = (journeys ?? []).flatMap(panelsOfOne);
  let lanes = 0;
  return panels.filter(({ tried: { hops } }) => {
    const more = hops.length + 2;
    if (lanes + more > mostLanes) return false;
    lanes += more;
    return true;
  });
}

function panelsOfOne(journey: Journey, place: number): readonly Panel[] {
  const { attempts } = journey;
  if (isDirect(journey)) return attempts.map((tried) => ({ tried, title: "gets through at once" }));
  const left = Math.max(0, attempts.length - most);
  return attempts.slice(left).map((tried, at) => {
    const who = place > 0 && at === 0 ? "another: " : "";
    const end = tried.refused === null ? "gets through" : "fails";
    return { tried, title: `${who}attempt ${left + at + 1} of ${attempts.length} ${end}` };
  });
}

const legend =
  "Bars are channels, before and after: dark is what the sender holds, pale what the receiver does. Lines are promises, dashed ones what comes back.";

function sentence(journey: Journey): string {
  const { payer, payee, dollars, attempts } = journey;
  const last = attempts.at(-1) as TriedRoute;
  if (isDirect(journey)) return `${capital(payer)} pays ${payee} ${figure(dollars, "money")} ${way(last)}`;
  const first = attempts[0] as TriedRoute;
  const failed = `${capital(payer)} does not get ${figure(dollars, "money")} to ${payee} at first: ${failure(first)}`;
  if (!isPaid(journey)) return `${failed}; it gives up after ${counted(attempts.length, "attempt")}.`;
  return `${failed}; attempt ${attempts.length} gets there over ${counted(last.hops.length, "hop")}.`;
}

/** How it got through: over how many hops, for what, until when. */
function way({ from, to, hops }: TriedRoute): string {
  const [first, last] = [hops[0] as Hop, hops.at(-1) as Hop];
  const over = `over ${counted(hops.length, "hop")} in ${figure(to - from, "time")}`;
  if (hops.length === 1) return `${over}; the promise ends at block ${first.cltvExpiry}.`;
  const kept = hops.slice(1).map(({ from: node, fee }) => `${node} keeps ${keeps(fee)}`);
  return `${over}: it sends ${exactly(first.amount)}, of which ${listed(kept, "and")}. Its own promise ends at block ${first.cltvExpiry}, the last one at block ${last.cltvExpiry}.`;
}

function failure({ hops, refused, from, to }: TriedRoute): string {
  if (refused === null) return "";
  const back = hops.length === 0 ? "" : `, of which it hears after ${figure(to - from, "time")}`;
  return `${refused.from} ${refusals[refused.why]} towards ${refused.to}${back}`;
}

const keeps = (fee: number) => (fee === 0 ? "nothing" : figure(fee, "money"));

/** A row of the table: an HTLC, or one that was refused. */
interface TableRow {
  readonly attempt: string;
  readonly from: string;
  readonly to: string;
  readonly amount: number;
  readonly hop: Hop | null;
  readonly outcome: string;
}

function rowsOf({ attempts }: Journey): readonly TableRow[] {
  return attempts.flatMap(({ hops, refused }, place): TableRow[] => {
    const attempt = `${place + 1} of ${attempts.length}`;
    const outcome = ({ isTaken }: Hop) => (isTaken ? "secret" : "taken back");
    const made = hops.map((hop) => ({
      attempt,
      from: hop.from,
      to: hop.to,
      amount: hop.amount,
      hop,
      outcome: outcome(hop),
    }));
    if (refused === null) return made;
    const { from, to, amount, why } = refused;
    return [...made, { attempt, from, to, amount, hop: null, outcome: refusals[why] }];
  });
}

function table(journeys: readonly Journey[]): TableResult {
  const rows = journeys.flatMap(rowsOf);
  const times = (at: (hop: Hop) => number) =>
    column(
      rows.map(({ hop }) => hop && at(hop)),
      "time",
    );
  const [offered, over] = [times((hop) => hop.offered), times((hop) => hop.over)];
  const sides = (side: 0 | 1, hop: Hop | null) =>
    hop === null ? "–" : `${figure(hop.before[side], "money")} → ${figure(hop.after[side], "money")}`;
  return {
    columns: titles.map((title, place) => ({ title, numeric: place > 2 && place < 8 })),
    rows: rows.map(({ attempt, from, to, amount, hop, outcome }, place) => [
      ...[attempt, from, to, exactly(amount)],
      hop === null ? "–" : figure(hop.fee, "money"),
      hop === null ? "–" : String(hop.cltvExpiry),
      ...[offered[place] ?? "–", over[place] ?? "–", outcome, sides(0, hop), sides(1, hop)],
    ]),
  };
}

const titles = [
  ...["attempt", "from", "to", "promises", "keeps", "until block", "offered after", "over after"],
  ...["by", "sender holds", "receiver holds"],
];
