import { expect, it } from "vitest";
import { labelOf } from "../../../src/notebook/figure.ts";
import { Cells } from "../../../src/notebook/language/index.ts";
import { subjectsOf } from "../../../src/notebook/subject.ts";

/** What the fees of the layer that users are on are called. */
function feesOf(text: string): string {
  const { scenario, problems } = new Cells([text]).reading(1);
  if (scenario === null) throw new Error(JSON.stringify(problems));
  return labelOf("feeShareOfReward", [subjectsOf(scenario).at(-1)?.paid ?? ""]);
}

it.each([
  ["l1: bitcoin", "fees in the reward of miners"],
  ["l1: ethereum", "fees in the reward of validators"],
  [
    "l1: ethereum-pow\nupgrade: { to: ethereum, at: 550 blocks }",
    "fees in the reward of miners and validators",
  ],
  ["l2: arbitrum", "fees in the reward of the sequencer"],
  ["l2: lightning", "fees in the reward of routing nodes"],
  ["l2: omg-plasma", "fees in the reward of the operator"],
])("of %j it names who is paid: %s", (text, label) => expect(feesOf(text)).toBe(label));

it("names each once over several layers, and nobody who is not known", () => {
  expect(labelOf("feeShareOfReward", ["miners", "the sequencer", "miners", ""])).toBe(
    "fees in the reward of miners and the sequencer",
  );
  expect(labelOf("feeShareOfReward", [""])).toBe("fees in the reward of producers");
});
