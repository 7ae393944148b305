import type { Cell, Notebook, Origin } from "../notebook/document.ts";

/** What a document of the editor carries along, so that saving it writes back the bytes that were read. */
type Metadata = Readonly<Record<string, unknown>>;

export function notebookMetadata({ preamble, tail, newline }: Notebook): Metadata {
  return { preamble, tail, newline };
}

export function readNotebookMetadata(metadata: Metadata | undefined): Omit<Notebook, "cells"> {
  const text = (value: unknown) => (typeof value === "string" ? value : "");
  return {
    preamble: text(metadata?.preamble),
    tail: text(metadata?.tail),
    newline: metadata?.newline === "\r\n" ? "\r\n" : "\n",
  };
}

export function cellMetadata({ kind, origin }: Cell): Metadata {
  return origin === undefined ? {} : { origin: { kind, ...origin } };
}

/** Where the cell was read from, unless it has become a cell of another kind since. */
export function readCellMetadata(metadata: Metadata | undefined, kind: Cell["kind"]): Origin | undefined {
  const origin = metadata?.origin;
  return isOrigin(origin) && origin.kind === kind
    ? { source: origin.source, text: origin.text, line: origin.line }
    : undefined;
}

function isOrigin(value: unknown): value is Origin & { kind: Cell["kind"] } {
  if (typeof value !== "object" || value === null) return false;
  const { kind, source, text, line } = value as Metadata;
  return (
    (kind === "prose" || kind === "l2") &&
    typeof source === "string" &&
    typeof text === "string" &&
    typeof line === "number"
  );
}
