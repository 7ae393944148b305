import { labelVerdict } from "../headline.ts";
import type { Claim } from "../language/index.ts";
import type { CellResult, ClaimResult, Verdict } from "../result.ts";
import { valued } from "../valued.ts";
import { listed } from "../words.ts";
import { type Asked, resultOf } from "./answer.ts";
import { judged, namesIn, together } from "./conditions.ts";
import { type Memory, partOf, type Work } from "./memory.ts";
import { type Outcome, type World, worldOf } from "./world.ts";

/** Judges a claim, with the params of its cells as they are and at their ends: what holds only for some values depends on them. */
export function* judge(asked: Asked, claim: Claim, memory: Memory): Work<CellResult> {
  const names = namesIn(claim.holds);
  const steps = 1 + claim.turned.length;
  const world = yield* partOf(worldOf(claim.subjects, names, memory), 0, 1 / steps);
  const outcomes: Outcome[] = [...world.outcomes];
  const conditions = judged(claim.holds, world);
  const own = together(conditions.map(({ verdict }) => verdict));
  const turned: ClaimResult["turned"][number][] = [];
  for (const [at, { param, value, subjects }] of claim.turned.entries()) {
    const other: World = yield* partOf(worldOf(subjects, names, memory), (at + 1) / steps, 1 / steps);
    const which = ` with ${valued(param, value)}`;
    outcomes.push(...other.outcomes.map((each) => ({ ...each, which: each.which + which })));
    const verdict = together(judged(claim.holds, other).map((each) => each.verdict));
    turned.push({ param, value, verdict });
  }
  const differs = turned.filter(({ verdict }) => verdict !== own);
  const verdict = differs.length > 0 ? "depends" : own;
  const result: ClaimResult = { claim: claim.claim, verdict, expected: claim.expected, conditions, turned };
  const runs = Math.min(...claim.subjects.map(({ scenario }) => scenario.runs));
  return resultOf(
    asked,
    { title: claim.claim, sentence: sentence(own, differs, runs), claim: result },
    outcomes,
  );
}

function sentence(own: Verdict, differs: ClaimResult["turned"], runs: number): string {
  const [first] = differs;
  if (first !== undefined) {
    const params = [...new Set(differs.map(({ param }) => param))];
    const where = differs.map(
      ({ param, value, verdict }) => `${labelVerdict[verdict].toLowerCase()} with ${param} ${value}`,
    );
    return `**Depends on ${listed(params)}**: ${labelVerdict[own].toLowerCase()} as it is written, ${where.join(", ")}.`;
  }
  if (own === "supported") return `**Supported**: every condition holds in ${runs} runs, beyond chance.`;
  if (own === "contradicted")
    return `**Contradicted**: in ${runs} runs the simulation says otherwise, beyond chance.`;
  return `**Depends on chance**: ${runs} runs do not tell. More runs may, or there is no difference.`;
}
