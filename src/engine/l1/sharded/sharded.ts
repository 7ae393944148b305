import type { Family } from "../../family.ts";
import { gasTransfer } from "../../ledger/gas.ts";
import type { ScenarioProblem } from "../../problem.ts";
import { capture, doubleSign, shardSpam, silence } from "./attacks.ts";
import { Shards } from "./law.ts";
import { parameters, type Sharded } from "./parameters.ts";
import { ethereumSharded } from "./presets/ethereum-sharded.ts";
import { near } from "./presets/near.ts";
import { zilliqa } from "./presets/zilliqa.ts";
import { blockSeconds, capacity, dataPerSecond, nodeShare, terms, votesPerSecond } from "./terms.ts";
import { settlement, trust } from "./trust.ts";

/** A chain cut in parts that work at the same time, each with accounts, room and a committee of its own. */
export const sharded: Family<Sharded> = {
  name: "sharded",
  title: "shards",
  paid: "validators",
  hosts: [],
  parameters,
  presets: { zilliqa, near, "ethereum-sharded": ethereumSharded },
  check,
  capacity,
  dataPerSecond,
  blockSeconds,
  votesPerSecond,
  nodeShare,
  transfer: gasTransfer,
  trust,
  operators: () => [],
  settlement,
  attacks: { capture, "double-sign": doubleSign, silence, spam: shardSpam },
  assumptions: ["A1", "A2", "A3", "A4", "A11", "A35", "A38", "A77", "A78", "A79", "A80", "A81", "A82"],
  // Because each shard has a queue and a committee of its own.
  cost: (p, demand) => ((demand > 0 ? 12 : 4) + 3 * p.shards) / blockSeconds(p),
  build: ({ first }, site) => {
    const ledger = site.ledger(terms(first));
    const law = new Shards(first, site, ledger);
    ledger.follow(law);
    // Because nobody but who holds seats can take what lies on a shard, only where somebody misuses them is it told where the value stands.
    const { vote, equivocate } = site.adversary?.decide ?? {};
    const isAtRisk = vote !== undefined || equivocate !== undefined;
    return { ledger, audit: () => ledger.audit(), funds: isAtRisk ? () => law.funds() : null };
  },
  terms,
  law: (p, site, ledger) => new Shards(p, site, ledger),
};

function check(p: Sharded): readonly ScenarioProblem[] {
  const problems: ScenarioProblem[] = [];
  for (const name of ["committeeSize", "beaconSize"] as const)
    if (p[name] > p.nodes)
      problems.push({
        code: "out-of-range",
        path: [name],
        message: "A committee cannot have more members than there are nodes.",
        hint: `at most ${p.nodes}`,
      });
  const largest = Math.max(p.transferGas, p.sendGas, p.receiptGas);
  if (largest > p.shardGasLimit)
    problems.push({
      code: "out-of-range",
      path: ["shardGasLimit"],
      message: "No transfer fits into a shard's part of a block.",
      hint: `at least ${largest} gas`,
    });
  return problems;
}
