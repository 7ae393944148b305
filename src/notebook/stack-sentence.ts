import {
  type Dimension,
  hostsOf,
  type LayerRun,
  type Measurement,
  planOf,
  type Run,
  type Scenario,
  type Scores,
} from "../engine/index.ts";
import { figure, reading } from "./figure.ts";
import { span } from "./provenance.ts";
import type { Subject } from "./subject.ts";
import { listed } from "./words.ts";

/** "Arbitrum on Ethereum", "Arbitrum on Ethereum, with its data on Celestia"; where it is no single tower: "Ethereum, Arbitrum and zkSync". */
export function stackTitle(scenario: Scenario, subjects: readonly Subject[]): string {
  const titles = subjects.map(({ title }) => title);
  const isTower = scenario.layers.every((layer, index) => {
    const hosts = hostsOf(scenario, layer);
    return index === 0 ? hosts.length === 0 : hosts.length === 1 && hosts[0] === index - 1;
  });
  if (isTower) return [...titles].reverse().join(" on ");
  const { on = {} } = scenario.layers.at(-1) ?? {};
  const isModular = scenario.layers.length === 3 && on.settlement !== on.data;
  const titleOf = (name?: string) => titles[scenario.layers.findIndex((layer) => layer.name === name)];
  const [settlement, data] = [titleOf(on.settlement), titleOf(on.data)];
  return isModular && settlement !== undefined && data !== undefined
    ? `${titles.at(-1)} on ${settlement}, with its data on ${data}`
    : listed(titles, "and");
}

/**
 * What happened to a stack: how much each layer that users were sent to carried, at what price and how soon for good; what the
 * layers below would carry alone; what was lost; and where the layer that users go to is weakest.
 */
export function stackSentences(
  scenario: Scenario,
  subjects: readonly Subject[],
  run: Run,
  scores: readonly Scores[] | null,
): readonly string[] {
  const parts = subjects.flatMap((subject, index): Part[] => {
    const layer = run.layers[index];
    return layer === undefined ? [] : [{ subject, layer, index }];
  });
  const used = parts.filter((part) => isUsed(scenario, part));
  return [
    ofUsers(scenario, used, offered(scenario, run)),
    alone(scenario, parts, used),
    ...parts.map(lostFunds),
    corner(used, scores),
  ];
}

interface Part {
  readonly subject: Subject;
  readonly layer: LayerRun;
  readonly index: number;
}

/** Because a long list is not read, as many layers are told of in a sentence. */
const most = 4;

function isUsed({ split, demand }: Scenario, { layer }: Part): boolean {
  const { userTps } = layer.measurements;
  const isSentTo = split !== "by-price" && demand.rate > 0 && (split[layer.name] ?? 0) > 0;
  return isSentTo || (userTps?.mean ?? 0) > 0;
}

/** What users tried to send, tx/s: the demand, and with it those whom events brought, as they were counted. */
export function offered({ demand, incidents }: Scenario, { layers }: Run): number {
  if (incidents.every(({ kind }) => kind !== "crowd")) return demand.rate;
  return layers.reduce((sum, { measurements }) => sum + (measurements.offeredTps?.mean ?? 0), 0);
}

function ofUsers(scenario: Scenario, used: readonly Part[], rate: number): string {
  if (rate === 0) return "Nobody sent anything.";
  if (used.length === 0) return `Nobody was served of the ${figure(rate, "rate")} that users tried to send.`;
  const told = used.slice(0, most).map((part) => did(scenario, part));
  const rest = used.length > most ? `; ${used.length - most} more layers are in the table` : "";
  return `Of the ${figure(rate, "rate")} that users tried to send over ${span(scenario.duration)}, ${told.join("; ")}${rest}.`;
}

/** "Arbitrum carried **12 tx/s** at **$0.01** a payment, which had a proof accepted after **3 h**". */
function did(scenario: Scenario, { subject, layer, index }: Part): string {
  const { userTps, feeUsd, finalitySeconds } = layer.measurements;
  if (userTps === undefined) return `nothing was measured of ${subject.title}`;
  const price = feeUsd === undefined ? "" : ` at **${figure(feeUsd.mean, "money")}** a payment`;
  const { rule } = planOf(scenario, index).settlement;
  const end = finalitySeconds === undefined ? "" : `, ${finalAfter(rule, finalitySeconds)}`;
  const left = unserved(layer);
  const others = left.length === 0 ? "" : `, while ${listed(left, "and")}`;
  return `${subject.title} carried **${reading("userTps", userTps)}**${price}${end}${others}`;
}

/** A share of users below this is not worth a sentence. */
const mentioned = 0.005;

/** "**12 %** gave up or could not pay"; nothing where hardly anybody did. */
export function gaveUp(share: Measurement | undefined): readonly string[] {
  if (share === undefined || share.mean < mentioned) return [];
  return [`**${known(share, "share")}** gave up or could not pay`];
}

/** Users who were not served, by why. */
function unserved({ measurements }: LayerRun): readonly string[] {
  const { pricedOutShare, paymentSuccess } = measurements;
  const lost = 1 - (paymentSuccess?.mean ?? 1);
  return [
    ...gaveUp(pricedOutShare),
    ...(lost < mentioned ? [] : [`**${figure(lost, "share")}** found no way`]),
  ];
}

/** Because who all still wait when the runs end have waited for no known time. */
const finalAfter = (rule: string, wait: Measurement): string =>
  wait.moreThan === true && wait.mean === 0
    ? `and nothing was final (${rule}) when the runs ended`
    : `final (${rule}) after **${known(wait, "time")}**`;

/** What layer 1s could do without the layers on them. */
function alone(scenario: Scenario, parts: readonly Part[], used: readonly Part[]): string {
  const bases = parts.filter(({ index }) => isBase(scenario, index));
  const isBelow = used.some(({ index }) => !isBase(scenario, index));
  const told = isBelow ? bases.slice(0, most) : [];
  const claims = told.map(({ subject }) =>
    subject.capacity !== undefined && Number.isFinite(subject.capacity)
      ? `${subject.title} alone has room for **${figure(subject.capacity, "rate")}**`
      : "",
  );
  const said = claims.filter((claim) => claim !== "");
  return said.length === 0 ? "" : `${listed(said, "and")}.`;
}

const isBase = ({ layers }: Scenario, index: number): boolean =>
  Object.keys(layers[index]?.on ?? {}).length === 0;

function lostFunds({ subject, layer }: Part): string {
  const stolen = layer.measurements["funds.stolen"]?.mean ?? 0;
  const frozen = layer.measurements["funds.frozen"]?.mean ?? 0;
  const fates = [
    ...(stolen > 0.0005 ? [`**${figure(stolen, "share")}** was stolen`] : []),
    ...(frozen > 0.0005 ? [`**${figure(frozen, "share")}** was frozen`] : []),
  ];
  return fates.length === 0 ? "" : `Of the value on ${subject.title}, on average ${fates.join(" and ")}.`;
}

/** The last layer that users went to is the highest. */
function corner(used: readonly Part[], scores: readonly Scores[] | null): string {
  const top = used.at(-1);
  const own = top === undefined ? undefined : scores?.[top.index];
  return top === undefined || own === undefined ? "" : `${top.subject.title}'s ${weakest(own)}`;
}

/** "weakest corner is security, at 40 of 100." */
export function weakest(scores: Scores): string {
  const corners = (["security", "decentralization", "scalability"] as const).map((name) => ({
    name,
    value: scores[name].value,
  }));
  const least = corners.reduce((a, b) => (b.value < a.value ? b : a));
  return `weakest corner is ${least.name}, at ${Math.round(least.value)} of 100.`;
}

/** A mean, and that it was more where the run ended before all was known. */
export function known({ mean, moreThan }: Measurement, dimension: Dimension): string {
  return `${moreThan === true ? "more than " : ""}${figure(mean, dimension)}`;
}
