import type { ProblemCode } from "../language/problems.ts";

/** What can be wrong with how a manifest is written. The editor says these by the schema, which is made of the same declaration. */
export const shapeCodes = ["wrong-form", "missing-key", "unknown-key"] as const;

/** What else can be wrong with a course. */
export const courseCodes = [
  "not-json",
  "missing-lesson",
  "duplicate-lesson",
  "unlisted-lesson",
  "missing-objectives",
  "unknown-prerequisite",
  "late-prerequisite",
  "prerequisite-cycle",
  "unused-term",
] as const;

export type CourseCode = ProblemCode | (typeof courseCodes)[number];
