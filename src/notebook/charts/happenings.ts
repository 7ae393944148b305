import type { Incident, Scenario } from "../../engine/index.ts";
import type { Member } from "./member.ts";

/** Something that befell a layer, s since measuring began, in a few words; `lasts` null: for good. */
export interface Happening {
  readonly at: number;
  readonly lasts: number | null;
  readonly text: string;
}

/** Incidents and attacks of a scenario. */
export function happenings(
  { incidents, attacks }: Scenario,
  members: readonly Member[],
): readonly Happening[] {
  const titleOf = (name: string) => members.find(({ layer }) => layer.name === name)?.title ?? name;
  return [
    ...incidents.map((each) => ({ at: each.at, lasts: each.lasts, text: words(each, titleOf(each.layer)) })),
    ...attacks.map(({ layer, at, lasts = null }) => ({ at, lasts, text: `attack on ${titleOf(layer)}` })),
  ];
}

function words(incident: Incident, title: string): string {
  switch (incident.kind) {
    case "outage":
      return `${title} stands still`;
    case "failure":
      return `${incident.party} fails`;
    case "partition":
      return `${title} is split`;
    case "crowd":
      return `crowd on ${title}`;
  }
}
