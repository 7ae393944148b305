import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { Cells, readCell } from "../../../src/notebook/language/index.ts";
import { cellKeys } from "../../../src/notebook/language/keys.ts";

/** Keys that say more of a question, with the one that asks it. */
const asking: Readonly<Record<string, string>> = {
  holds: 'claim: "So it is."\n',
  verdict: 'claim: "So it is."\nholds: [ big.userTps > base.userTps ]\n',
  predict: "answer: big.userTps\n",
  answer: "predict: How many?\n",
  claim: "holds: [ big.userTps > base.userTps ]\n",
  challenge: "holds: [ big.userTps > base.userTps ]\n",
  sweep: "",
  compare: "",
  quiz: "",
};

const section = /## What a cell says\n([\s\S]*?)\n## /.exec(readFileSync("README.md", "utf8"))?.[1] ?? "";
const rows = section.split("\n").filter((line) => line.startsWith("| `"));

test.each(cellKeys)("the README says what `%s` says", (key) => {
  expect(rows.some((row) => row.split("|")[1]?.includes(`\`${key}\``))).toBe(true);
});

/** What an example leans on where it names layers of its own. */
const around: Readonly<Record<string, string>> = {
  split: "l2: arbitrum\n",
  events: "l2: arbitrum\n",
  attack: "bridge: bridge-multisig\n",
  expect: "l2: arbitrum\n",
  bridge: "l1: ethereum\nl2: arbitrum\n",
  l2: "",
  l1: "",
};

test.each(rows.map((row) => row.split("|").at(-2)?.trim().replaceAll("`", "") ?? ""))(
  "the example %j can be typed",
  (example) => {
    const key = /^\w+/.exec(example)?.[0] ?? "";
    const asked = asking[key];
    if (asked !== undefined || key === "extends") {
      const cells = new Cells([
        "name: base\nl1: bitcoin",
        "name: big\nextends: base",
        `${asked ?? ""}${example}`,
      ]);
      expect(cells.reading(3).problems, example).toEqual([]);
      return;
    }
    const text = `${around[key] ?? "l1: bitcoin\n"}${example}`;
    expect(readCell(text).problems, text).toEqual([]);
  },
);
