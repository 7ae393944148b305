import type { LayerRun } from "../../engine/index.ts";
import type { Subject } from "./subject.ts";

/** A layer of a stack that is drawn as a whole. */
export interface Member {
  readonly layer: LayerRun;
  readonly subject: Subject;
  /** What it is called beside the others: its title, or its own name where two have the same. */
  readonly title: string;
}

/** The layers of a run with what is said of each. */
export function members(layers: readonly LayerRun[], subjects: readonly Subject[]): readonly Member[] {
  return layers.flatMap((layer, i) => {
    const subject = subjects[i];
    if (subject === undefined) return [];
    const alone = subjects.filter(({ title }) => title === subject.title).length === 1;
    return [{ layer, subject, title: alone ? subject.title : layer.name }];
  });
}
