import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

/** The first versions without a known hole in how charts and text are read. */
const floors = {
  vega: "6.4.0",
  "vega-functions": "6.2.0",
  "vega-selections": "6.1.5",
  "vega-interpreter": "2.3.2",
  "vega-embed": "7.3.0",
  "vega-expression": "6.2.2",
  "vega-lite": "6.4.0",
  "markdown-it": "15.0.0",
  yaml: "2.9.0",
} as const;

interface Lock {
  readonly packages: Readonly<Record<string, { readonly version?: string; readonly resolved?: string }>>;
}

const lock = JSON.parse(readFileSync("package-lock.json", "utf8")) as Lock;

const copiesOf = (name: string) =>
  Object.entries(lock.packages).filter(
    ([path]) => path === `node_modules/${name}` || path.endsWith(`/node_modules/${name}`),
  );

describe("what ships is locked", () => {
  it.each(Object.entries(floors))("one copy of %s, at %s or later", (name, floor) => {
    // Because the packer is a tool of ours and ships nothing of its own, its copies do not count.
    const copies = copiesOf(name).filter(([path]) => !path.startsWith("node_modules/@vscode/vsce/"));
    expect(copies.map(([path]) => path)).toHaveLength(1);
    expect(compared(copies[0]?.[1].version ?? "0", floor)).toBeGreaterThanOrEqual(0);
  });

  it("names no place to download from", () => {
    expect(Object.values(lock.packages).filter(({ resolved }) => resolved?.startsWith("http"))).toEqual([]);
  });

  it("knows every optional package of every platform, so that a clean install works anywhere", () => {
    const raw = lock.packages as Readonly<Record<string, { readonly optionalDependencies?: object }>>;
    const missing = Object.values(raw)
      .flatMap(({ optionalDependencies }) => Object.keys(optionalDependencies ?? {}))
      .filter((name) => copiesOf(name).length === 0);
    expect(missing).toEqual([]);
  });
});

/** Positive when version `a` is the later one. */
function compared(a: string, b: string): number {
  const [x, y] = [a.split(".").map(Number), b.split(".").map(Number)];
  for (let part = 0; part < 3; part++) {
    const difference = (x[part] ?? 0) - (y[part] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
