import type { Audit, Layer } from "../../family.ts";
import type { Deployed } from "../../ledger/contract.ts";
import { coin } from "../../ledger/gas.ts";
import type { Schedule } from "../../schedule.ts";
import type { Site } from "../../site.ts";
import { valueFaults } from "../accounts.ts";
import { Orderer } from "../orderer.ts";
import { type Bank, bankContract } from "./bank.ts";
import { Batcher } from "./batcher.ts";
import { Challenger, challengers } from "./challenger.ts";
import { Claims, claimant } from "./claims.ts";
import { Costs } from "./costs.ts";
import type { Crossing } from "./derivation.ts";
import { Disputant } from "./disputant.ts";
import { Holders } from "./holders.ts";
import { Keeper, users } from "./keeper.ts";
import { L1Fee } from "./l1-fee.ts";
import { Node } from "./node.ts";
import type { Rollup } from "./parameters.ts";
import { Proposer } from "./proposer.ts";
import { Prover } from "./prover.ts";
import { rulesOf } from "./rules.ts";
import { sequencer } from "./sequencer.ts";
import { terms } from "./terms.ts";
import { KeyHolders } from "./upgrade.ts";

/** A rollup at work: its ledger, its contracts on the hosts, and everybody who has a part in it. */
export function rollupLayer(schedule: Schedule<Rollup>, site: Site): Layer {
  const p = schedule.now(site.agenda);
  const ledger = site.ledger(terms(p));
  const settlement = site.host("settlement");
  const node = new Node((time) => rulesOf(schedule.at(time), settlement), site, ledger);
  for (const edge of schedule.edges) node.lookAt(edge);
  const bank = ledger.deploy(bankContract);
  const costs = new Costs(p, node);
  const fee = new L1Fee(p, node.data, costs);
  ledger.surcharge = () => (fee.perTransfer / p.priceUsd) * coin;
  const batcher = new Batcher(p, site, node, bank, fee);
  if (site.lull > 0)
    ledger.telling.together = () => {
      const { now } = site.agenda;
      const change = Math.min(...schedule.edges.filter((edge) => edge > now)) - now;
      return Math.min(Math.min(site.lull, change / 1e6) / p.blockTime, batcher.turnsInTime);
    };
  new Orderer(site, ledger, {
    party: sequencer,
    blockTime: () => p.blockTime,
    ...(site.lull > 0 && { turnsToFill: (users) => batcher.turnsToFill(users) }),
    promised: () => batcher.look(),
  });
  const claims = new Claims(p, site, node, costs);
  if (p.settlement === "proof") new Prover(p, site, node, claims);
  else new Proposer(p, site, node, claims);
  for (const name of challengers(p)) new Challenger(name, site, node, new Disputant(name, p, site, node));
  for (const name of [claimant(p), users]) new Disputant(name, p, site, node);
  new KeyHolders(p, site, node);
  const keeper = new Keeper(p, node);
  const holders = new Holders(p, site, node, bank, keeper);
  ledger.exits = { open: () => node.withdrawable, funds: () => holders.funds() };
  return { ledger, audit: audit(p, node, bank, holders), funds: () => holders.funds() };
}

function audit(p: Rollup, node: Node, bank: Deployed<Bank, Crossing>, { deposits }: Holders): Audit {
  const start = Math.round(p.deposits);
  return () => {
    const { minted, burned } = bank.state("head");
    const portal = node.portal();
    const left = burned + portal.forcedValue;
    return [...node.ledger.audit(), ...valueFaults(portal, { start, minted, left }, deposits)];
  };
}
