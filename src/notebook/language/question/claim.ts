import { listed } from "../../words.ts";
import { entriesOf } from "../keys.ts";
import { nearest } from "../nearest.ts";
import type { Problems } from "../problems.ts";
import { shortened } from "../quantity.ts";
import type { Entry } from "../syntax.ts";
import { askedOf, hintsOf, wordsOf } from "./asked.ts";
import type { Challenge, Claim, Verdict } from "./question.ts";
import type { Naming } from "./scope.ts";

export const verdicts: readonly Verdict[] = ["supported", "contradicted", "depends"];

/** `claim: Bigger blocks carry more.`, `holds: [ big.userTps > base.userTps ]`, `verdict: supported` */
export function readClaim(
  entry: Entry,
  entries: ReadonlyMap<string, Entry>,
  naming: Naming,
  problems: Problems,
): Claim | undefined {
  const claim = wordsOf("claim", entry.value, entry.keyPlace, problems);
  const holds = naming.allHeld("holds", entries.get("holds"), entry.keyPlace);
  const written = entries.get("verdict");
  const expected = readVerdict(written, problems);
  if (claim === undefined || holds === undefined || expected === undefined) return undefined;
  const place = written?.value.place;
  const expectedAt = place === undefined ? null : { start: place.start, end: place.end };
  return { kind: "claim", claim, holds, expected, expectedAt, subjects: naming.subjects, turned: [] };
}

function readVerdict(entry: Entry | undefined, problems: Problems): Verdict | null | undefined {
  if (entry === undefined) return null;
  const { value, keyPlace } = entry;
  const text = value.form === "text" ? value.text : "";
  const known = verdicts.find((verdict) => verdict === text);
  if (known !== undefined) return known;
  const near = nearest(text, verdicts);
  const place = value.form === "text" ? value.place : keyPlace;
  const message = `A verdict is ${listed(verdicts)}; this is \`${shortened(text)}\`.`;
  return problems.error("unknown-choice", place, message, {
    hint: near ?? listed(verdicts),
    ...(near !== undefined && { fix: near }),
  });
}

/** `challenge: Carry 20 a second.`, `holds: [ base.userTps > 20, base.staleShare < 1 % ]` */
export function readChallenge(
  entry: Entry,
  entries: ReadonlyMap<string, Entry>,
  naming: Naming,
  problems: Problems,
): Challenge | undefined {
  const map = askedOf("challenge", "task", entry, problems);
  if (map === undefined) return undefined;
  const said = entriesOf(map, "`challenge`", ["task", "hints"], problems);
  const task = wordsOf("task", said.get("task")?.value, entry.keyPlace, problems);
  const hints = hintsOf(said.get("hints"), problems);
  const holds = naming.allHeld("holds", entries.get("holds"), entry.keyPlace);
  if (task === undefined || hints === undefined || holds === undefined) return undefined;
  return { kind: "challenge", task, hints, holds, subjects: naming.subjects };
}
