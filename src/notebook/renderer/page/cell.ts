/** An `l2` cell of a page. */
export interface PageCell {
  readonly name: string;
  readonly text: string;
  /** 1-based line in its file. */
  readonly line: number;
  /** 1-based, among the `l2` cells of its article. */
  readonly position: number;
  /** Where its card stands. */
  readonly slot: HTMLElement;
  /** The result that the page was made with, as JSON. */
  readonly recorded: string;
  /** Whether it asks the reader something. */
  readonly asks: boolean;
}

/** The cells of an article, each with an element for its card. */
export function cellsIn(article: ParentNode): readonly PageCell[] {
  return [...article.querySelectorAll("script.layerbook-cell")].map((script, index) => {
    const slot = document.createElement("div");
    script.after(slot);
    const { text, line, result } = parsed(script.textContent ?? "");
    const { name, exercise } = Object(result) as Record<string, unknown>;
    return {
      name: typeof name === "string" ? name : "",
      text: typeof text === "string" ? text : "",
      line: typeof line === "number" ? line : 0,
      position: index + 1,
      slot,
      recorded: JSON.stringify(result ?? null),
      asks: Boolean(exercise),
    };
  });
}

/** A page may have been changed by anybody; the card checks the result itself. */
function parsed(json: string): Record<string, unknown> {
  try {
    return Object(JSON.parse(json)) as Record<string, unknown>;
  } catch {
    return {};
  }
}
