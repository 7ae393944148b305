import type { Settlement, Trust } from "../../family.ts";
import { contestOfThirds as contest, trustOfThirds } from "../thirds.ts";
import type { Bft } from "./parameters.ts";
import { blockSeconds } from "./terms.ts";

export const trust = ({ validators }: Bft): Trust => trustOfThirds(validators);

/** A block is settled as soon as it is decided. */
export function settlement(p: Bft): Settlement {
  return { rule: "2/3 of the votes", seconds: blockSeconds(p), contest };
}
