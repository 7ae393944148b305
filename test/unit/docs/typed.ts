import { Cells, readCell } from "../../../src/notebook/language/index.ts";

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

/** What an example leans on where it names layers of its own. */
const around: Readonly<Record<string, string>> = {
  split: "l2: arbitrum\n",
  events: "l2: arbitrum\n",
  attack: "bridge: bridge-multisig\n",
  params: "l1: { preset: bitcoin, blockSize: =size }\n",
  expect: "l2: arbitrum\n",
  bridge: "l1: ethereum\nl2: arbitrum\n",
  l3: "",
  l2: "",
  l1: "",
};

/** What the language finds wrong with an example of one key, in a cell that it can stand in. */
export function problemsOf(example: string) {
  const key = /^\w+/.exec(example)?.[0] ?? "";
  const asked = asking[key];
  if (asked === undefined && key !== "extends")
    return readCell(`${around[key] ?? "l1: bitcoin\n"}${example}`).problems;
  const cells = new Cells([
    "name: base\nl1: bitcoin",
    "name: big\nextends: base",
    `${asked ?? ""}${example}`,
  ]);
  return cells.reading(3).problems;
}
