import { spam } from "../../adversary/spam.ts";
import type { Family } from "../../family.ts";
import type { ScenarioProblem } from "../../problem.ts";
import { chain } from "../chain.ts";
import { censor, duplicate, offline } from "./attacks.ts";
import { TowerBft } from "./law.ts";
import { parameters, type Tower } from "./parameters.ts";
import { solana } from "./presets/solana.ts";
import { dataPerSecond, terms, transfer, transfersPerSecond } from "./terms.ts";
import { settlement, trust } from "./trust.ts";

/** Proof of stake on a clock with a leader for every slot, whose votes are transactions and lock validators to a fork. */
export const tower: Family<Tower> = {
  name: "tower",
  title: "votes that lock, on a clock",
  paid: "validators",
  hosts: [],
  parameters,
  presets: { solana },
  check,
  capacity: transfersPerSecond,
  dataPerSecond,
  blockSeconds: (p) => p.slotSeconds,
  transfer,
  economics: ({ energyPerYear }) => ({ energyPerYear, rentPerHour: 0 }),
  trust,
  operators: () => [],
  settlement,
  attacks: { duplicate, offline, spam, censor },
  assumptions: ["A2", "A3", "A4", "A11", "A45", "A69", "A70", "A71", "A72", "A73", "A74", "A75", "A76"],
  cost: (p, demand) => (demand > 0 ? 20 : 12) / p.slotSeconds,
  build: ({ first }, site) => chain(site, terms(first), (ledger) => new TowerBft(first, site, ledger)),
  terms,
  law: (p, site, ledger) => new TowerBft(p, site, ledger),
};

/** A block must have room for the votes of all and for a transfer beside them. */
function check(p: Tower): readonly ScenarioProblem[] {
  if (transfersPerSecond(p) > 0) return [];
  const votes = Object.keys(p.validators).length * p.voteUnits;
  return [
    {
      code: "out-of-range",
      path: ["maxBlockUnits"],
      message: "No transfer fits into a block beside the votes of all validators.",
      hint: `at least ${votes + p.transferUnits} CU`,
    },
  ];
}
