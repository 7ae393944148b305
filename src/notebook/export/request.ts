import { parse } from "../format/parse.ts";
import type { Pictures } from "../prose/picture.ts";
import type { CellResult } from "../result.ts";
import { picturesOf } from "./article.ts";
import type { Format } from "./formats.ts";
import { exported, type PageParts } from "./index.ts";

/** A notebook to export, as the editor has it. */
export interface ExportRequest {
  readonly to: Format;
  /** The name of its file, without folders. */
  readonly file: string;
  /** What it would be saved as. */
  readonly bytes: Uint8Array;
  /** What its `l2` cells gave, in their order, as JSON. */
  readonly results: readonly string[];
  readonly pictures: Pictures;
  readonly parts: PageParts;
}

/** What the editor asks of a worker of its own, so that its host and the worker that simulates hold none of it. */
export interface Exporter {
  /** The text of the file that a notebook is exported to. */
  exported(request: ExportRequest): Promise<string>;
  /** The paths of the pictures beside a notebook that it shows. */
  pictures(bytes: Uint8Array): readonly string[];
}

export const exporter: Exporter = {
  exported({ to, file, bytes, results, pictures, parts }) {
    const read = results.map((json) => JSON.parse(json) as CellResult);
    return exported(to, { file, notebook: parse(bytes), results: read, pictures }, parts);
  },
  pictures: (bytes) => picturesOf(parse(bytes)),
};
