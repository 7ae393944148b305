/** A half-open range of UTF-16 offsets into a text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Anything the author must know, with where it is and, if known, what to type instead. */
export interface Problem {
  readonly severity: "error" | "warning";
  /** From the closed list `problemCodes` of the language room; tests assert it, readers get the message. */
  readonly code: string;
  /** Where in the cell's text. */
  readonly span: Span;
  /** One sentence. */
  readonly message: string;
  /** Text that could stand at `span` instead, or a sentence saying what to type. */
  readonly hint?: string;
  /** A replacement of `span` that mends it. */
  readonly fix?: string;
  /** The override that it is about, as typed after `--set`: then it has no place in the text. */
  readonly set?: string;
}

/** One cell, its text with LF line ends, and the source it was read from. */
export interface Cell {
  readonly kind: "prose" | "l2";
  readonly text: string;
  /** The exact source of the cell, present when it was read from a file; written back while `text` still equals what was read. */
  readonly origin?: Origin;
}

export interface Origin {
  /** The cell's bytes decoded, every line end, fence and blank line included. */
  readonly source: string;
  /** The text that `source` parsed to. */
  readonly text: string;
  /** 1-based line of the cell's first line of text in the file. */
  readonly line: number;
}

/** A whole `.l2nb` document. Concatenating the preamble, the cells' sources and the tail gives the file back. */
export interface Notebook {
  /** Byte-order mark and YAML front matter, verbatim ("" when there is none). */
  readonly preamble: string;
  readonly cells: readonly Cell[];
  /** What follows the last cell, verbatim. */
  readonly tail: string;
  /** The line end new text is written with. */
  readonly newline: "\n" | "\r\n";
}
