import { chartNames } from "../charts/index.ts";
import { listed } from "../words.ts";
import { nearest } from "./nearest.ts";
import type { Problems } from "./problems.ts";
import { shortened } from "./quantity.ts";
import type { Syntax } from "./syntax.ts";

/** What `show` may name: the scores, each chart, the table of measures. */
export const showable: readonly string[] = ["trilemma", ...chartNames, "measures"];

/** Whether a cell has scores: where it does not say what it shows, and where they are among it. */
export const showsScores = (show: readonly string[] | null): boolean =>
  show === null || show.includes("trilemma");

/** `show: [trilemma, throughput]`, or one of them alone; null where it is not written. */
export function readShow(written: Syntax | undefined, problems: Problems): readonly string[] | null {
  if (written === undefined) return null;
  const items = written.form === "list" ? written.items : [written];
  const names: string[] = [];
  for (const item of items) {
    if (item.form !== "text") {
      problems.error("wrong-form", item.place, "`show` is a list of words.", {
        hint: `[${showable.join(", ")}]`,
      });
      return null;
    }
    if (!showable.includes(item.text)) {
      if (problems.full) break;
      const meant = nearest(item.text, showable);
      problems.error(
        "unknown-choice",
        item.place,
        `\`${shortened(item.text)}\` is nothing that can be shown.`,
        {
          hint: meant ?? listed(showable),
          ...(meant !== undefined && { fix: meant }),
        },
      );
    } else if (!names.includes(item.text)) names.push(item.text);
  }
  return names;
}
