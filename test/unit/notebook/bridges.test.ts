import { describe, expect, it } from "vitest";
import { readCell } from "../../../src/notebook/language/index.ts";

const joined = (text: string) => {
  const { scenario, problems } = readCell(text);
  const bridge = scenario?.layers.at(-1);
  return bridge === undefined ? problems : `${bridge.on.source} to ${bridge.on.target}`;
};

describe("A rollup's own bridge", () => {
  it.each([
    ["bridge: bridge-canonical", "ethereum to arbitrum"],
    ["l1: ethereum\nl2: optimism\nbridge: bridge-canonical", "ethereum to optimism"],
    ["l1: ideal\nl2: { preset: zksync, on: ideal }\nbridge: bridge-canonical", "ideal to zksync"],
    [
      "l2: arbitrum\nl3: { preset: optimism, on: arbitrum }\nbridge: { preset: bridge-canonical, source: arbitrum, target: optimism }",
      "arbitrum to optimism",
    ],
  ])("finds the layer and what that settles on: %s", (text, ends) => {
    expect(joined(`${text}\n`)).toBe(ends);
  });

  it.each([
    [
      "l2: [arbitrum, zksync]\nbridge: { preset: bridge-canonical, source: arbitrum, target: zksync }",
      "source: ethereum, target: zksync",
    ],
    [
      "l2: arbitrum\nbridge: { preset: bridge-canonical, source: arbitrum, target: ethereum }",
      "source: ethereum, target: arbitrum",
    ],
    [
      "l1: [ethereum, bitcoin]\nbridge: { preset: bridge-canonical, source: ethereum, target: bitcoin }",
      "an l2 as its target",
    ],
  ])("is refused between layers of which none settles on the other: %s", (text, hint) => {
    expect(joined(`${text}\n`)).toMatchObject([{ code: "cannot-host", hint }]);
  });
});
