import type { Problem, Span } from "../notebook/document.ts";
import { placeOf } from "../notebook/place.ts";
import { counted } from "../notebook/words.ts";

/** Something to change in a file. Lines and columns count from 1. */
export interface Finding {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly severity: "error" | "warning";
  /** One of the language's `problemCodes`, of the courses' `courseCodes`, or what notebooks as a whole are told of, such as `dead-link` and `verdict`. */
  readonly code: string;
  readonly message: string;
  readonly hint?: string;
}

export interface FileReport {
  readonly file: string;
  readonly cells: readonly {
    readonly name: string;
    readonly line: number;
    readonly findings: readonly Finding[];
  }[];
  /** What is wrong with the file as a whole. */
  readonly findings: readonly Finding[];
}

/** Where a part of a file stands: its text, the line in which that begins, and the columns by which it is indented. */
export interface Part {
  readonly file: string;
  readonly text: string;
  readonly line: number;
  readonly indent?: number;
}

/** A place in a part of a file. */
export function inFile(
  { file, text, line, indent = 0 }: Part,
  { start, end }: Span,
): Pick<Finding, "file" | "line" | "column"> {
  const place = placeOf(start, end, text);
  return { file, line: line + place.line - 1, column: indent + place.column };
}

/** A problem of a part of a file. */
export const findingOf = (part: Part, { severity, code, message, hint, span }: Problem): Finding => ({
  ...inFile(part, span),
  severity,
  code,
  message,
  ...(hint !== undefined && { hint }),
});

export const isError = ({ severity }: Finding): boolean => severity === "error";

/** A file of which nothing can be said but why it cannot be read. */
export const unreadable = (file: string, message: string): FileReport => ({
  file,
  cells: [],
  findings: [{ file, line: 1, column: 1, severity: "error", code: "unreadable", message }],
});

/** `file:line:col code severity: message`, which a problem matcher reads by `^(.+):(\d+):(\d+) (\S+) (error|warning): (.*)$`. */
export const line = ({ file, line, column, severity, code, message, hint }: Finding) =>
  `${file}:${line}:${column} ${code} ${severity}: ${message}${hint === undefined ? "" : ` Try: ${hint}`}`.replace(
    /[\r\n]+/g,
    " ",
  );

/** "7 errors", "1 warning"; none of what there is none. */
export const bySeverity = (findings: readonly Finding[]): readonly string[] =>
  (["error", "warning"] as const).flatMap((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return count === 0 ? [] : [counted(count, severity)];
  });
