import type { Audit, Layer } from "../../family.ts";
import type { Deployed } from "../../ledger/contract.ts";
import { coin } from "../../ledger/gas.ts";
import type { Schedule } from "../../schedule.ts";
import type { Site } from "../../site.ts";
import { type Bank, bankContract } from "./bank.ts";
import { Batcher } from "./batcher.ts";
import { Challenger, challengers } from "./challenger.ts";
import { Claims, claimant } from "./claims.ts";
import { Costs } from "./costs.ts";
import type { Crossing } from "./derivation.ts";
import { Disputant } from "./disputant.ts";
import { Holders } from "./holders.ts";
import { Keeper, users } from "./keeper.ts";
import { Node } from "./node.ts";
import type { Rollup } from "./parameters.ts";
import { Proposer } from "./proposer.ts";
import { Prover } from "./prover.ts";
import { rulesOf } from "./rules.ts";
import { Sequencer } from "./sequencer.ts";
import { terms } from "./terms.ts";
import { KeyHolders } from "./upgrade.ts";

/** A rollup at work: its ledger, its contracts on the hosts, and everybody who has a part in it. */
export function rollupLayer(schedule: Schedule<Rollup>, site: Site): Layer {
  const p = schedule.now(site.agenda);
  const ledger = site.ledger(terms(p));
  const node = new Node((time) => rulesOf(schedule.at(time)), site, ledger);
  for (const edge of schedule.edges) node.wake(edge);
  const bank = ledger.deploy(bankContract);
  const costs = new Costs(p, node);
  ledger.surcharge = () => (costs.perTransfer / p.priceUsd) * coin;
  const batcher = new Batcher(p, site, node, bank, costs);
  new Sequencer(p, site, ledger, () => batcher.look());
  const claims = new Claims(p, site, node, costs);
  if (p.settlement === "proof") new Prover(p, site, node, claims);
  else new Proposer(p, site, node, claims);
  for (const name of challengers(p)) new Challenger(name, site, node, new Disputant(name, p, site, node));
  for (const name of [claimant(p), users]) new Disputant(name, p, site, node);
  new KeyHolders(p, site, node);
  const keeper = new Keeper(p, site, node);
  const holders = new Holders(p, site, node, bank, keeper);
  ledger.exits = { open: () => node.withdrawable, funds: () => holders.funds() };
  return { ledger, audit: audit(p, node, bank, holders), funds: () => holders.funds() };
}

/**
 * Value neither appears nor disappears: what the contract holds, and what was stolen from it, and deposits that a reorganization
 * took out of the host's chain after they were minted, are what the layer's users have, and deposits that are not minted, and
 * withdrawals that are not paid out.
 */
function audit(p: Rollup, node: Node, bank: Deployed<Bank, Crossing>, { deposits }: Holders): Audit {
  const start = Math.round(p.deposits);
  const sumOf = (those: (deposit: Holders["deposits"][number]) => boolean) =>
    deposits.reduce((sum, deposit) => (those(deposit) ? sum + deposit.value : sum), 0);
  return () => {
    const { locked, stolen, released, deposited, forcedValue } = node.portal();
    const { minted, burned } = bank.state("head");
    const faults: string[] = [...node.ledger.audit()];
    const mustBe = (what: string, is: number, should: number) => {
      if (is !== should) faults.push(`${what}: ${is}, not ${should}`);
    };
    const left = burned + forcedValue;
    const onLayer = start + minted - left;
    const undone = sumOf(({ isMinted, isIncluded }) => isMinted && !isIncluded);
    const coming = sumOf(({ isMinted, isIncluded }) => isIncluded && !isMinted);
    mustBe("value of the host", locked + stolen + undone, onLayer + coming + (left - released));
    mustBe(
      "deposits",
      deposited,
      sumOf(({ isIncluded }) => isIncluded),
    );
    mustBe(
      "minted",
      minted,
      sumOf(({ isMinted }) => isMinted),
    );
    if (released > left) faults.push(`${released} paid out, but only ${left} withdrawn`);
    return faults;
  };
}
