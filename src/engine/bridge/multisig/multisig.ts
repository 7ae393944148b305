import type { Family, Trust } from "../../family.ts";
import type { ScenarioProblem } from "../../problem.ts";
import { bridgeLayer } from "../crossing.ts";
import { thieves, users } from "../entrance.ts";
import { messageOf, perRound, respend } from "../shared.ts";
import { waitSeconds } from "../wait.ts";
import { enoughOf, keyCount, keysOf } from "./keys.ts";
import { type Multisig, parameters } from "./parameters.ts";
import { bridgeMultisig } from "./presets/bridge-multisig.ts";
import { signers } from "./signers.ts";

/** Money is locked on one layer and minted on another, and the way back, on the word of k of n signers. */
export const multisig: Family<Multisig> = {
  name: "multisig",
  title: "lock-and-mint bridge",
  paid: "signers",
  hosts: ["source", "target"],
  parameters,
  presets: { "bridge-multisig": bridgeMultisig },
  check,
  capacity: (p) => perRound(p, p.signInterval),
  dataPerSecond: () => 0,
  blockSeconds: (p) => p.signInterval,
  transfer: (p) => messageOf(p.signatureBytes * p.signers),
  trust,
  operators: (p) => Object.keys(keysOf(p)),
  callers: () => ["signers", users, thieves],
  settlement: (p, ground) => ({
    rule: `${p.threshold} of ${p.signers} signatures`,
    seconds: waitSeconds(p, ground.settlementSeconds) + p.signInterval / 2 + ground.settlementSeconds,
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
    respend,
  },
  assumptions: ["A30", "A31", "A53", "A56"],
  cost: (p, demand) => 1 + 2 / p.signInterval + Math.min(demand, 1),
  build: (schedule, site) => bridgeLayer(schedule.now(site.agenda), site, signers(schedule, site)),
  amendable: ["threshold", "wait", "confirmations", "signInterval", "batch"],
  law: null,
};

function check(p: Multisig): readonly ScenarioProblem[] {
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
function trust(p: Multisig): Trust {
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
