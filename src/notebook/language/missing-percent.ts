import type { Place, Problems } from "./problems.ts";

/** Whoever leaves the percent sign out of an upper limit of a share asks for what always holds: `text` is the limit as it is written. */
export function warnOfMissingPercent(text: string, place: Place, problems: Problems): void {
  const fix = `${text} %`;
  problems.warn("bad-condition", place, "A share is never more than 1, so this always holds.", {
    hint: fix,
    fix,
  });
}
