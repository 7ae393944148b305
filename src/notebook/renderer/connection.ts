import type { Act } from "../act.ts";

/** The way from a card to the editor; null where nobody is there to answer, as in a page that was exported. */
export type Connection = ((act: Act) => void) | null;
