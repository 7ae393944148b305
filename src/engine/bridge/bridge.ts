import type { Family, Trust } from "../family.ts";
import type { ScenarioProblem } from "../problem.ts";
import { Crossing } from "./crossing.ts";
import { enoughOf, keyCount, keysOf } from "./keys.ts";
import { type Bridge, parameters } from "./parameters.ts";
import { bridgeMultisig } from "./presets/bridge-multisig.ts";

/** Money is locked on one layer and minted on another, and the way back, on the word of k of n signers. */
export const bridge: Family<Bridge> = {
  name: "bridge",
  title: "lock-and-mint bridge",
  hosts: ["source", "target"],
  parameters,
  presets: { "bridge-multisig": bridgeMultisig },
  check,
  capacity,
  dataPerSecond: () => 0,
  blockSeconds: (p) => p.signInterval,
  transfer: (p) => ({
    bytes: p.signatureBytes * p.signers,
    feeSize: 1,
    feeRate: "money",
    dollars: 1,
  }),
  trust,
  operators: (p) => Object.keys(keysOf(p)),
  settlement: (p, ground) => ({
    rule: `${p.threshold} of ${p.signers} signatures`,
    seconds: (p.wait > 0 ? p.wait : ground.settlementSeconds) + p.signInterval / 2 + ground.settlementSeconds,
    contest: null,
  }),
  rungs: [],
  attacks: {
    steal: {
      title: "release that nobody asked for",
      meaning: "Signers sign a release of all that is locked, though nothing on the other side asks for it.",
      parties: (p) => enoughOf(keysOf(p), p.threshold),
      decide: () => ({ sign: () => true }),
    },
  },
  assumptions: ["A30", "A31"],
  cost: (p, demand) => 1 + 2 / p.signInterval + Math.min(demand, 1),
  build: (schedule, site) => {
    const crossing = new Crossing(schedule, site);
    return { ledger: null, audit: () => crossing.audit(), funds: () => crossing.funds() };
  },
  amendable: ["threshold", "wait", "signInterval", "batch"],
  law: null,
};

/** A batch each way per round, as long as neither way asks for more than its own. */
function capacity(p: Bridge): number {
  return p.batch / p.signInterval / Math.max(p.backShare, 1 - p.backShare);
}

function check(p: Bridge): readonly ScenarioProblem[] {
  const problems: ScenarioProblem[] = [];
  const outOfRange = (path: string, message: string, hint: string) =>
    problems.push({ code: "out-of-range", path: [path], message, hint });
  if (p.threshold > p.signers)
    outOfRange(
      "threshold",
      "Nothing can ever be signed: more signatures are asked for than there are signers.",
      `at most ${p.signers}`,
    );
  if (keyCount(p.keyHolders) > p.signers)
    outOfRange("keyHolders", "They hold more keys than there are.", `at most ${p.signers} keys in all`);
  if (!Object.values(p.keyHolders).every(Number.isInteger))
    outOfRange("keyHolders", "A holder has whole keys.", "{ company: 4 }");
  return problems;
}

/** k keys take everything; where so many are lost that fewer than k are left, nothing comes out any more. */
function trust(p: Bridge): Trust {
  const { threshold, signers } = p;
  const keys = keysOf(p);
  // Because the weight must be more than the threshold says, and thirds are not exact, each bound lies half a key below.
  const enough = (count: number) => (count - 0.5) / signers;
  return {
    producers: keys,
    paths: [
      {
        name: `${threshold} of ${signers} keys`,
        parties: keys,
        breaksAbove: enough(threshold),
        harms: "safety",
      },
      {
        name: "too few keys left",
        parties: keys,
        breaksAbove: enough(signers - threshold + 1),
        harms: "exit",
      },
    ],
  };
}
