import type { Site } from "../../site.ts";
import type { Rollup } from "./parameters.ts";
import { sequencer } from "./sequencer.ts";

/** What the host is told of data that a committee keeps: two hashes, a date, who signed, and one signature for all of them (A48). */
export const certificateBytes = 200;

/** Who can have the data of a batch: whoever reads the host; whoever asks the committee; nobody but those who hold them back. */
export type Keeping = "host" | "committee" | "withheld";

/**
 * Who would keep the data of a batch that is handed over now; null: it cannot be. One honest member who was given them hands them on,
 * so that members can hold back only what the sequencer gave to nobody else.
 */
export function keepingOf(p: Rollup, site: Site): Keeping | null {
  if (isDown(site, sequencer)) return null;
  const isOut = releases(site, sequencer);
  if (p.posting !== "committee") return isOut ? "host" : null;
  const signers = members(p).filter((member) => !isDown(site, member) && releases(site, member) === isOut);
  if (signers.length >= p.committeeThreshold) return isOut ? "committee" : "withheld";
  return isOut && p.fallback === "yes" ? "host" : null;
}

/** Those who keep the data where the host does not. */
export function members({ posting, committee }: Pick<Rollup, "posting" | "committee">): readonly string[] {
  return posting === "committee" ? Object.keys(committee) : [];
}

function isDown({ incidents, agenda }: Site, party: string): boolean {
  return incidents.isDown(party, agenda.now);
}

/** Who holds data back signs for no others' data, and honest members sign for none that they were not given: each signs for its own kind. */
function releases({ decide }: Site, party: string): boolean {
  return decide(party).release?.() !== false;
}
