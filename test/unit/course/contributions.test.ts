import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { contributes } from "../../../package.json";
import { manifestName } from "../../../src/notebook/course/course.ts";

const ships = readFileSync(".vscodeignore", "utf8")
  .split("\n")
  .filter((line) => line.startsWith("!"))
  .map((line) => line.slice(1));
const isShipped = (file: string) =>
  ships.some((each) => each === file || (each.endsWith("/*") && file.startsWith(each.slice(0, -1))));

describe("What the extension adds", () => {
  it("is at most twenty commands under one name", () => {
    expect(contributes.commands.length).toBeLessThanOrEqual(20);
    expect(new Set(contributes.commands.map(({ category }) => category))).toEqual(new Set(["Layerbook"]));
  });

  it("knows the manifest by the name that the reader knows it by", () => {
    expect(contributes.jsonValidation.map(({ fileMatch }) => fileMatch)).toEqual([manifestName]);
  });

  it("ships with every lesson of its course", () => {
    expect(ships).toContain(`samples/${manifestName}`);
    expect(ships).toContain("samples/*.l2nb");
  });
});

describe("The walkthrough", () => {
  const steps = contributes.walkthroughs.flatMap((each) => each.steps);
  const commands = contributes.commands.map(({ command }) => command);

  it("has no more steps than one would take, each with what ticks it off", () => {
    expect(steps.length).toBeLessThanOrEqual(5);
    for (const { completionEvents } of steps) expect(completionEvents.length).toBeGreaterThan(0);
  });

  it("names only commands that are there", () => {
    const named = JSON.stringify(steps).match(/(?<=command:|onCommand:)layerbook\.\w+/gi) ?? [];
    expect(named.length).toBeGreaterThan(5);
    for (const name of named) expect(commands).toContain(name);
  });

  it.each(steps.map(({ media }) => media.svg))("draws %s by the colors of the theme alone", (file) => {
    const svg = readFileSync(file, "utf8");
    expect(isShipped(file)).toBe(true);
    const colors = [...svg.matchAll(/(?:fill|stroke)="([^"]*)"/g)].map(([, color]) => color ?? "");
    expect(colors.length).toBeGreaterThan(5);
    for (const color of colors) expect(color).toMatch(/^(?:none|var\(--vscode-[^#]*\))$/);
  });
});
