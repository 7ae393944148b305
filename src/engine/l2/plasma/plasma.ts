import type { AttackPath, Family, Trust } from "../../family.ts";
import { coin } from "../../ledger/flat.ts";
import type { ScenarioProblem } from "../../problem.ts";
import { plasmaLayer } from "./layer.ts";
import { type Plasma, parameters } from "./parameters.ts";
import { operator, spenders, users, watchers } from "./parties.ts";
import { omgPlasma } from "./presets/omg-plasma.ts";
import { terms } from "./terms.ts";

/**
 * A nested chain: an operator orders payments and commits the roots of its blocks; the host keeps the value, and pays whoever leaves in the
 * order of how old his output is. Source: More Viable Plasma, in omgnetwork/elixir-omg, Tesuji Plasma Blockchain Design.
 */
export const plasma: Family<Plasma> = {
  name: "plasma",
  title: "nested chain",
  paid: "the operator",
  hosts: ["settlement"],
  parameters,
  presets: { "omg-plasma": omgPlasma },
  check,
  capacity: (p) => p.transactionsPerBlock / p.blockInterval,
  dataPerSecond: () => 0,
  blockSeconds: (p) => p.blockInterval,
  transfer: (p) => ({ bytes: p.transferBytes, feeSize: 1, feeRate: "money", dollars: coin }),
  trust,
  operators: () => [operator],
  callers: () => [operator, users, watchers, spenders],
  settlement: (p, ground) => ({
    rule: "its root on the host",
    seconds: p.blockInterval + ground.settlementSeconds,
    contest: null,
  }),
  rungs: ["posted", "withdrawable"],
  attacks: {
    withhold: {
      title: "withheld blocks",
      meaning: "The operator goes on committing roots, but hands out none of the blocks.",
      parties: () => [operator],
      decide: () => ({ release: () => false }),
    },
    "invalid-block": {
      title: "invalid block",
      meaning:
        "The operator makes an output out of nothing, in a block that everybody sees, and leaves with all that it can get.",
      parties: () => [operator],
      assumptions: ["A98"],
      decide: () => ({ forge: () => true }),
    },
    vanish: {
      title: "vanishing with the money",
      meaning:
        "The operator hands out no blocks any more, makes an output out of nothing in one of them, and leaves with all that it can get.",
      parties: () => [operator],
      assumptions: ["A98"],
      decide: () => ({ release: () => false, forge: () => true }),
    },
    "spent-exit": {
      title: "exit of a spent output",
      meaning:
        "Somebody leaves with an output that he has spent, worth all that the host holds; one who controls the watchers has them look away.",
      parties: () => [spenders],
      assumptions: ["A98"],
      decide: () => ({ respend: () => true, challenge: () => false }),
    },
  },
  assumptions: ["A2", "A15", "A26", "A95", "A96", "A97", "A99"],
  cost: (p, demand) => (demand > 0 ? 8 / p.blockInterval : 0) + 12 / p.exitInterval,
  build: plasmaLayer,
  amendable: ["blockInterval", "withholdingTime", "exitInterval"],
  terms,
  law: null,
};

function check(p: Plasma): readonly ScenarioProblem[] {
  if (p.deposits >= p.users) return [];
  const message = "There are more users than dollars: each holds one at least.";
  return [{ code: "out-of-range", path: ["users"], message, hint: `at most ${Math.floor(p.deposits)}` }];
}

/**
 * Who leaves with what he has spent is paid if nobody challenges him. An operator who turns makes everybody leave, and gets what those leave
 * behind who are not told, or too late.
 */
function trust({ watched }: Plasma): Trust {
  const path = (name: string, parties: readonly string[], harms: AttackPath["harms"]): AttackPath => ({
    ...{ name, harms, parties: Object.fromEntries(parties.map((party) => [party, 1])) },
    breaksAbove: (parties.length - 1) / parties.length,
  });
  const paths = [
    path("operator makes everybody leave", [operator], "exit"),
    path("operator, while nobody watches", [operator, watchers], "safety"),
    path("whoever has spent, while nobody watches", [spenders, watchers], "safety"),
  ];
  const robbed = path("operator robs those who are not watched", [operator], "safety");
  return { producers: { [operator]: 1 }, paths: watched < 1 ? [...paths, robbed] : paths };
}
