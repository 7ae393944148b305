import { lawsOf, type Measurement, planOf, type Run, type Scenario, type Scores } from "../engine/index.ts";
import { figure, reading } from "./figure.ts";
import { span } from "./provenance.ts";
import { gaveUp, offered, stackSentences, stackTitle, weakest } from "./stack-sentence.ts";
import type { Subject } from "./subject.ts";
import { headOf, isPlural, valued } from "./valued.ts";

/** "Bitcoin with a block size of 10 MvB, asked for 10 tx/s"; a stack: "Arbitrum on Ethereum, asked for 10 tx/s". */
export function title(scenario: Scenario, subjects: readonly Subject[]): string {
  const [subject] = subjects;
  const rate = figure(scenario.demand.rate, "rate");
  if (subject === undefined || subjects.length > 1)
    return `${stackTitle(scenario, subjects)}, asked for ${rate}`;
  const changes = changesOf(scenario, subject);
  return `${subject.title}${changes.length === 0 ? "" : ` with ${changes.join(" and ")}`}, asked for ${rate}`;
}

/** What happened, in at most four short sentences with the numbers that answer "how much, how long, at what price, at what risk". */
export function sentence(
  scenario: Scenario,
  subjects: readonly Subject[],
  run: Run,
  scores: readonly Scores[] | null,
): string {
  const [subject] = subjects;
  if (run.layers.every(({ measurements }) => measurements.userTps === undefined))
    return "No run came to its end, so there is nothing to say yet.";
  const parts =
    subject === undefined || subjects.length > 1
      ? stackSentences(scenario, subjects, run, scores)
      : layerSentences(scenario, subject, run, scores?.[0] ?? null);
  return parts.filter((part) => part !== "").join(" ");
}

function layerSentences(
  scenario: Scenario,
  subject: Subject,
  run: Run,
  scores: Scores | null,
): readonly string[] {
  const measures = run.layers[0]?.measurements ?? {};
  const { userTps } = measures;
  return [
    userTps === undefined ? "" : carried(scenario, subject, userTps, offered(scenario, run)),
    waited(scenario, measures),
    lost(measures),
    scores === null ? "" : `Its ${weakest(scores)}`,
  ];
}

function carried(scenario: Scenario, subject: Subject, userTps: Measurement, rate: number): string {
  const amount = `**${reading("userTps", userTps)}**`;
  if (rate === 0) return `Nobody sent anything to ${subject.title}.`;
  const chain = `${subject.title}${later(scenario)}`;
  // Because lost blocks carry nothing, being asked for less than the blocks hold is not enough.
  if (subject.capacity !== undefined && rate < subject.capacity && userTps.mean >= 0.97 * rate) {
    return `${chain} carried ${amount}, nearly all that users sent: its blocks have room for ${figure(subject.capacity, "rate")}, so this shows no limit.`;
  }
  return `${chain} carried ${amount} of the ${figure(rate, "rate")} that users tried to send over ${span(scenario.duration)}.`;
}

/** What the chain has become by another protocol: ", from block 2600 on proof of stake with a finality gadget,". */
function later(scenario: Scenario): string {
  const laws = lawsOf(scenario);
  const others = laws.slice(1).filter(({ title }, before) => title !== laws[before]?.title);
  return others.map(({ height, title }) => `, from block ${height} on ${title},`).join("");
}

function waited(scenario: Scenario, measures: Readonly<Record<string, Measurement>>): string {
  const { finalitySeconds, feeUsd } = measures;
  if (finalitySeconds === undefined || feeUsd === undefined) return "";
  const rules = new Set(lawsOf(scenario).map(({ settlement }) => `had ${settlement.rule}`));
  const [rule] = rules.size === 1 ? rules : ["was final"];
  const left = gaveUp(measures.pricedOutShare).map((each) => `; ${each}`);
  const cost = `cost **${figure(feeUsd.mean, "money")}**${left.join("")}.`;
  // Because the longest wait that was seen bounds the median from below, it is no median.
  if (finalitySeconds.moreThan === true)
    return `Fewer than half of the payments that nobody gave up ${rule} within **${figure(finalitySeconds.mean, "time")}**, when the runs ended; those that were served ${cost}`;
  return `At the median a payment ${rule} after **${figure(finalitySeconds.mean, "time")}** and ${cost}`;
}

function lost(measures: Readonly<Record<string, Measurement>>): string {
  const { staleShare } = measures;
  if (staleShare === undefined) return "";
  if (staleShare.mean === 0) return `None of ${staleShare.n} blocks went stale.`;
  return `Of all blocks, ${figure(staleShare.mean, "share")} went stale.`;
}

/** The parameters that differ from the preset, in words; more than two are counted. */
function changesOf(scenario: Scenario, subject: Subject): string[] {
  if (subject.changed.length > 2) return [`${subject.changed.length} changes`];
  const { family, parameters } = planOf(scenario);
  return subject.changed.map((name) => {
    const parameter = family.parameters[name];
    const value = parameters[name];
    if (parameter?.kind !== "quantity" || typeof value !== "number") return `other ${words(name)}`;
    const label = words(name);
    // Because "6 blocks confirmations" would count twice.
    const isCounted = parameter.dimension === "blocks" && isPlural(headOf(label));
    return valued(label, figure(value, isCounted ? "count" : parameter.dimension));
  });
}

/** "blockSize" as "block size". */
function words(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
