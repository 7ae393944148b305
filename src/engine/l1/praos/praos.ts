import type { Family } from "../../family.ts";
import type { ScenarioProblem } from "../../problem.ts";
import { chain } from "../chain.ts";
import { attacks } from "./attacks.ts";
import { Praos } from "./law.ts";
import { type PraosParameters, parameters } from "./parameters.ts";
import { cardano } from "./presets/cardano.ts";
import { settlement, trust } from "./settlement.ts";
import { blockSeconds, coin, terms } from "./terms.ts";

/** Ouroboros Praos: a private lottery by stake in every slot, the longest chain, and safety by depth. */
export const praos: Family<PraosParameters> = {
  name: "praos",
  title: "proof of stake by private lottery",
  paid: "stake pools",
  hosts: [],
  parameters,
  presets: { cardano },
  check,
  capacity: (p) => Math.floor(p.maxBlockBodySize / p.transferBytes) / blockSeconds(p),
  dataPerSecond: (p) => p.maxBlockBodySize / blockSeconds(p),
  blockSeconds,
  transfer: ({ transferBytes, priceUsd }) => ({
    bytes: transferBytes,
    feeSize: transferBytes,
    feeRate: "bytefee",
    dollars: priceUsd / coin,
  }),
  economics: ({ energyPerYear }) => ({ energyPerYear, rentPerHour: 0 }),
  trust,
  operators: () => [],
  settlement,
  attacks,
  assumptions: ["A3", "A4", "A11", "A35", "A63", "A64", "A65", "A66", "A67"],
  cost: (p, demand, { gossip }) =>
    ((gossip === undefined ? 6 : 2.4 * gossip.nodes) + 2 + (demand > 0 ? 10 : 0)) / blockSeconds(p),
  relays: true,
  build: ({ first }, site) => chain(site, terms(first), (ledger) => new Praos(first, site, ledger)),
  terms,
  law: (p, site, ledger) => new Praos(p, site, ledger),
};

/** A transfer must be a transaction, a transaction must fit into a block, and nothing is settled later than it is certain. */
function check(p: PraosParameters): readonly ScenarioProblem[] {
  const problem = (path: keyof PraosParameters, message: string, hint: string): ScenarioProblem => ({
    ...{ code: "out-of-range", path: [path], message, hint },
  });
  const problems: ScenarioProblem[] = [];
  if (p.transferBytes > p.maxTxSize)
    problems.push(
      problem("transferBytes", "A transfer is larger than a transaction may be.", `at most ${p.maxTxSize} B`),
    );
  if (p.maxTxSize > p.maxBlockBodySize)
    problems.push(
      problem(
        "maxTxSize",
        "No transaction of that size fits into a block.",
        `at most ${p.maxBlockBodySize} B`,
      ),
    );
  if (p.confirmations > p.securityParam)
    problems.push(
      problem(
        "confirmations",
        "No node undoes a block so deep: it is certain before it is settled.",
        `at most ${p.securityParam}`,
      ),
    );
  return problems;
}
