import type { Act } from "../act.ts";

/** Whoever answers what a reader does in a card: the editor, or the page that it stands in. */
export interface Answerer {
  readonly tell: (act: Act) => void;
  /** Only an editor can write into cells, and it copies and saves what a page inside it may not. */
  readonly isEditor: boolean;
}

/** The way from a card to who answers; null where nobody does, as beside the editor. */
export type Connection = Answerer | null;
