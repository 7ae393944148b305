import type { Settlement, Trust } from "../../family.ts";
import { contestOfThirds as contest, trustOfThirds } from "../thirds.ts";
import type { Tower } from "./parameters.ts";

export const trust = ({ validators }: Tower): Trust => trustOfThirds(validators);

/** A payment waits half a slot for the end of its block, and then for the votes of the next, or for as many as make a root. */
export function settlement({ commitment, lockoutHistory, slotSeconds }: Tower): Settlement {
  if (commitment === "confirmed")
    return { rule: "the votes of 2/3 of the stake", seconds: 1.5 * slotSeconds, contest };
  const rule = "the roots of 2/3 of the stake";
  return { rule, seconds: (lockoutHistory + 1.5) * slotSeconds, contest };
}
