import { spam } from "../../adversary/spam.ts";
import type { AttackPath, Family, Trust } from "../../family.ts";
import { censor, doubleSign } from "../../l1/agreement/attacks.ts";
import { blockSeconds, terms, votesPerSecond } from "../../l1/agreement/terms.ts";
import { trust as agreement, settlement } from "../../l1/agreement/trust.ts";
import { weighingMoreThan } from "../../l1/weights.ts";
import { calldataPerSecond, checkGasLimit, gasTransfer, transfersPerSecond } from "../../ledger/gas.ts";
import type { ScenarioProblem } from "../../problem.ts";
import { sidechainLayer } from "./layer.ts";
import { parameters, type Sidechain } from "./parameters.ts";
import { polygon } from "./presets/polygon.ts";

/** A chain with validators of its own, whose users' value lies in a contract on a host that believes whatever two thirds of them sign. */
export const sidechain: Family<Sidechain> = {
  name: "sidechain",
  title: "sidechain with checkpoints",
  paid: "validators",
  hosts: ["settlement"],
  parameters,
  presets: { polygon },
  check,
  capacity: (p) => transfersPerSecond(p, blockSeconds(p)),
  dataPerSecond: (p) => calldataPerSecond(p, blockSeconds(p)),
  blockSeconds,
  votesPerSecond,
  transfer: gasTransfer,
  trust,
  operators: ({ validators }) => Object.keys(validators),
  callers: () => ["validators", "users", "thieves"],
  // Because its own validators decide its blocks for good, whatever becomes of the host.
  settlement: (p) => ({ ...settlement(p), isByHost: false }),
  rungs: ["withdrawable"],
  attacks: {
    "invalid-checkpoint": {
      title: "false checkpoint",
      meaning:
        "Validators sign a checkpoint by which all that the contract on the host holds has been withdrawn, and take it.",
      parties: ({ validators }) => weighingMoreThan(validators, 2 / 3),
      decide: () => ({ sign: () => true }),
    },
    "double-sign": doubleSign,
    spam,
    censor,
  },
  assumptions: ["A1", "A2", "A3", "A15", "A23", "A26", "A45", "A46", "A47", "A104"],
  cost: (p, demand) => (demand > 0 ? 12 : 4) / blockSeconds(p) + 12 / p.checkpointInterval,
  build: sidechainLayer,
  terms,
  amendable: ["checkpointInterval"],
  law: null,
};

function check(p: Sidechain): readonly ScenarioProblem[] {
  const keys = Object.keys(p.upgradeKeys).length;
  if (keys === 0 || p.upgradeThreshold <= keys) return checkGasLimit(p);
  const message = "There are fewer keys than it takes.";
  return [
    ...checkGasLimit(p),
    { code: "out-of-range", path: ["upgradeThreshold"], message, hint: `at most ${keys}` },
  ];
}

/** Beside what can become of its blocks: two thirds of the stake, or of those who hold the keys enough, take what the host holds. */
function trust(p: Sidechain): Trust {
  const { producers, paths } = agreement(p);
  const keys = Object.keys(p.upgradeKeys);
  const upgrade: AttackPath = {
    name: "upgrade keys",
    parties: Object.fromEntries(keys.map((key) => [key, 1])),
    breaksAbove: (p.upgradeThreshold - 1) / keys.length,
    harms: "safety",
  };
  const theft: AttackPath = {
    ...{ name: "more than two thirds of the stake", parties: producers, breaksAbove: 2 / 3 },
    harms: "safety",
  };
  return { producers, paths: [...paths, theft, ...(keys.length > 0 ? [upgrade] : [])] };
}
