import type { Cell, Notebook } from "../document.ts";
import { decoded } from "./decoded.ts";
import { codeBlock } from "./fence.ts";

/** What a Jupyter notebook says of Layerbook, in `metadata.layerbook`: of the whole its front matter, of a cell that it is one of ours. */
export interface OwnMetadata {
  readonly preamble?: string;
  readonly newline?: Notebook["newline"];
  readonly kind?: Cell["kind"];
}

/** A file that is no Jupyter notebook, or one of before nbformat 4. */
export class NoJupyterNotebook extends Error {
  constructor() {
    super(
      "This file is no Jupyter notebook of nbformat 4. Save it from Jupyter again, and import that file.",
    );
    this.name = "NoJupyterNotebook";
  }
}

type Json = Readonly<Record<string, unknown>>;

/**
 * A Jupyter notebook as ours: its Markdown becomes prose, cells of ours become cells, and code of any other language becomes prose with
 * a fence around it. Outputs are left out, since running makes them.
 * @throws NoJupyterNotebook
 */
export function fromIpynb(text: string): Notebook {
  const file = parsed(text);
  if (!Array.isArray(file.cells) || file.nbformat !== 4) throw new NoJupyterNotebook();
  const metadata = fields(file.metadata);
  const language = textOf(fields(metadata.language_info).name ?? fields(metadata.kernelspec).language);
  const own = fields(metadata.layerbook);
  return {
    preamble: textOf(own.preamble),
    cells: file.cells.map((cell) => cellOf(fields(cell), language)),
    tail: "",
    newline: own.newline === "\r\n" ? "\r\n" : "\n",
  };
}

function cellOf(cell: Json, language: string): Cell {
  const source = sourceOf(cell.source);
  const metadata = fields(cell.metadata);
  if (cell.cell_type === "markdown")
    return { kind: "prose", text: withPictures(source, fields(cell.attachments)) };
  const spoken = textOf(fields(metadata.vscode).languageId) || (cell.cell_type === "code" ? language : "");
  const isOurs = fields(metadata.layerbook).kind === "l2" || spoken === "l2";
  return isOurs ? { kind: "l2", text: source } : { kind: "prose", text: codeBlock(spoken, source) };
}

/** Pictures that a cell carries, put where its text names them. */
const withPictures = (text: string, attachments: Json): string =>
  text.replace(/\]\(attachment:([^)\s]+)\)/g, (whole, name: string) => {
    const [found] = Object.entries(fields(attachments[decoded(name)]));
    return found === undefined
      ? whole
      : `](data:${found[0]};base64,${sourceOf(found[1]).replace(/\s/g, "")})`;
  });

/** nbformat writes text whole or as a list of lines. */
function sourceOf(source: unknown): string {
  const text = Array.isArray(source) ? source.map(textOf).join("") : textOf(source);
  return text.replace(/\r\n?/g, "\n");
}

const textOf = (value: unknown): string => (typeof value === "string" ? value : "");

const fields = (value: unknown): Json =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Json) : {};

function parsed(text: string): Json {
  try {
    return fields(JSON.parse(text));
  } catch {
    return {};
  }
}
