import type { ChartResult } from "../result.ts";

/** A chart taken apart: what is drawn, and all numbers and words that may be others in the next result. */
export interface Lifted {
  /** The specification with a name in place of each of them. */
  readonly shape: Readonly<Record<string, unknown>>;
  /** Domains, ticks, their labels and places, by name. */
  readonly signals: Readonly<Record<string, unknown>>;
  /** Rows, by name. */
  readonly data: Readonly<Record<string, readonly unknown[]>>;
}

/** Takes a chart of our own charts room apart, so that one that is drawn can become the next one without being drawn anew. */
export function lift(spec: ChartResult["spec"]): Lifted {
  const lifting = new Lifting();
  const shape = lifting.within(spec) as Lifted["shape"];
  return { shape, signals: lifting.signals, data: lifting.data };
}

class Lifting {
  readonly signals: Record<string, unknown> = {};
  readonly data: Record<string, readonly unknown[]> = {};
  /** Because layers that share an axis must go on sharing it, equal values have one name. */
  readonly #known = new Map<string, string>();

  within(value: unknown, key = "", parent = ""): unknown {
    if (key === "data")
      return { name: this.#rows((value as { readonly values: readonly unknown[] }).values) };
    if (key === "domain" && Array.isArray(value)) {
      const name = this.#signal("domain", value);
      return value.map((_, end) => ({ expr: `${name}[${end}]` }));
    }
    if (key === "values" && parent === "axis") return { expr: this.#signal("ticks", value) };
    if (key === "labelExpr" && typeof value === "string")
      return `${this.#signal("labels", labelsIn(value))}[datum.value]`;
    if (key === "value" && typeof value === "number") return { expr: this.#signal("place", value) };
    if (Array.isArray(value)) return value.map((each) => this.within(each));
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, each]) => [name, this.within(each, name, key)]),
    );
  }

  #rows(values: readonly unknown[]): string {
    const name = `rows${Object.keys(this.data).length}`;
    this.data[name] = values;
    return name;
  }

  #signal(kind: string, value: unknown): string {
    const said = `${kind} ${JSON.stringify(value)}`;
    const name = this.#known.get(said) ?? `${kind}${this.#known.size}`;
    this.#known.set(said, name);
    this.signals[name] = value;
    return name;
  }
}

/** The table of labels that an axis looks its ticks up in. */
const labelsIn = (expression: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...expression.matchAll(/'([^']*)':'([^']*)'/g)].map(([, tick = "", label = ""]) => [tick, label]),
  );
