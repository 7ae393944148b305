import { leaveOut } from "../../adversary/censor.ts";
import { spam } from "../../adversary/spam.ts";
import type { Family, Settlement, Trust } from "../../family.ts";
import {
  blobMarket,
  calldataPerSecond,
  checkGasLimit,
  gasTransfer,
  transfersPerSecond,
} from "../../ledger/gas.ts";
import type { ScenarioProblem } from "../../problem.ts";
import { chain } from "../chain.ts";
import { attestationBytesPerSecond } from "./attestations.ts";
import { SlotLottery } from "./law.ts";
import { type Gasper, parameters } from "./parameters.ts";
import { ethereum } from "./presets/ethereum.ts";
import { rewrite } from "./rewrite.ts";
import { blobRule, neededColumns, terms } from "./terms.ts";

/** Proof of stake with a proposer for each slot, a fork choice by votes (LMD-GHOST) and a finality gadget (Casper FFG). */
export const gasper: Family<Gasper> = {
  name: "gasper",
  title: "proof of stake with a finality gadget",
  paid: "validators",
  hosts: [],
  parameters,
  presets: { ethereum },
  check,
  capacity: (p) => transfersPerSecond(p, p.slotSeconds),
  dataPerSecond: (p) => calldataPerSecond(p, p.slotSeconds),
  blobDataPerSecond: (p) => ((blobMarket(blobRule(p), 1)?.bytes ?? 0) * p.blobTarget) / p.slotSeconds,
  blockSeconds: (p) => p.slotSeconds,
  votesPerSecond: attestationBytesPerSecond,
  transfer: gasTransfer,
  economics: ({ energyPerYear }) => ({ energyPerYear, rentPerHour: 0 }),
  trust,
  operators: () => [],
  settlement,
  attacks: {
    rewrite: {
      title: "rewriting what is final",
      meaning:
        "Build blocks and vote for them in secret, and show them when payments beside them are final; with more than a third of the stake vote for both chains, which is slashed.",
      parties: () => [],
      decide: (p) => rewrite(p.slotsPerEpoch),
    },
    withhold: {
      title: "withheld blobs",
      meaning:
        "Propose blocks and keep back the data of their blobs, so that nobody can have them; a node takes such a block only where all that it samples comes by luck.",
      parties: () => [],
      assumptions: ["A51"],
      parameters: {
        part: {
          kind: "quantity",
          dimension: "share",
          minimum: 0,
          maximum: 1,
          meaning:
            "Part of the columns that is kept back; just too many to have the others, where it is left out.",
        },
      },
      decide: (p, { part = 1 - (neededColumns(p) - 1) / p.blobColumns }) => ({ withhold: part }),
    },
    spam,
    censor: {
      title: "censorship of contracts",
      meaning:
        "Proposers leave contract calls out of their blocks: those of `victims` (layers above, or LAYER.PARTY), or all.",
      parties: (p) => Object.keys(p.validators),
      isAimedAbove: true,
      assumptions: ["A58"],
      decide: leaveOut,
    },
  },
  assumptions: ["A1", "A2", "A3", "A4", "A11", "A19", "A35", "A38", "A43", "A44"],
  cost: (p, demand) =>
    (Object.keys(p.validators).length / 10 + 8) / p.slotSeconds + (demand > 0 ? 10 / p.slotSeconds : 0),
  build: ({ first }, site) => chain(site, terms(first), (ledger) => new SlotLottery(first, site, ledger)),
  terms,
  law: (p, site, ledger) => new SlotLottery(p, site, ledger),
};

function check(p: Gasper): readonly ScenarioProblem[] {
  if (p.blobSamples <= p.blobColumns) return checkGasLimit(p);
  const message = "A node cannot ask for more columns than there are.";
  const hint = `at most ${p.blobColumns}`;
  return [...checkGasLimit(p), { code: "out-of-range", path: ["blobSamples"], message, hint }];
}

/** More than a third of the stake can keep anything from becoming final, and can make two rival blocks final by voting twice. */
function trust(p: Gasper): Trust {
  return {
    producers: p.validators,
    paths: [{ name: "a third of the stake", parties: p.validators, breaksAbove: 1 / 3, harms: "safety" }],
  };
}

/** A block waits on average half an epoch for the next checkpoint, which is final two epochs later, when all of them vote. */
function settlement(p: Gasper): Settlement {
  return {
    rule: "2 epochs",
    seconds: (2.5 * p.slotsPerEpoch + 0.5) * p.slotSeconds,
    contest: {
      attack: (share) => ({ share, decide: rewrite(p.slotsPerEpoch) }),
      error: (share) => ({ mechanism: "bft.settlementError", inputs: { q: share } }),
      depth: null,
      tolerates: () => ({ mechanism: "bft.toleratedShare", inputs: {} }),
    },
  };
}
