import type { Audit, Layer } from "../../family.ts";
import type { Schedule } from "../../schedule.ts";
import type { Site } from "../../site.ts";
import { valueFaults } from "../accounts.ts";
import { bankContract } from "../bank.ts";
import { Deposits } from "../deposits.ts";
import { ChildChain } from "./child-chain.ts";
import { Departures } from "./departures.ts";
import type { ExitGame } from "./exit-game.ts";
import { exitsIn } from "./exit-queue.ts";
import { Holders } from "./holders.ts";
import { MassExit } from "./mass-exit.ts";
import { Operator } from "./operator.ts";
import type { Plasma } from "./parameters.ts";
import { operator, spenders, users } from "./parties.ts";
import { Processor } from "./processor.ts";
import { leaveWithSpent } from "./spender.ts";
import { terms } from "./terms.ts";
import { Watchers } from "./watchers.ts";

/** A nested chain at work: its blocks, its contracts on the host, and everybody who has a part in it. */
export function plasmaLayer(schedule: Schedule<Plasma>, site: Site): Layer {
  const p = schedule.now(site.agenda);
  const ledger = site.ledger(terms(p));
  const bank = ledger.deploy(bankContract);
  const chain = new ChildChain(p, site, ledger);
  const watching = new Watchers(p, site, chain, new Operator(p, site, ledger, chain));
  const departures = new Departures(chain);
  const massExit = new MassExit(p, site, chain, watching, departures);
  const deposits = new Deposits(chain.parent, bank);
  const holders = new Holders(p, site, chain, watching, departures, massExit, deposits);
  leaveWithSpent(p, site, chain);
  for (const party of [users, operator, spenders]) new Processor(party, p, site, chain);
  ledger.exits = { open: () => chain.payable, funds: () => holders.funds() };
  const { start } = chain;
  const audit: Audit = () => {
    const { game } = chain;
    const { minted } = bank.state("head");
    const holdings = { start, minted, left: game.left };
    return [
      ...ledger.audit(),
      ...valueFaults(game, holdings, deposits.all),
      ...queueFaults(game, p.exitBond),
    ];
  };
  return { ledger, audit, funds: () => holders.funds(), leaving: () => holders.leaving() };
}

/** Every exit is in the queue once, with its bond, as long as it was neither paid nor challenged. */
function queueFaults({ queue, waiting, bonds, frauds, challenged }: ExitGame, exitBond: number): string[] {
  const queued = exitsIn(queue).filter(({ number }) => !challenged.includes(number));
  const own = queued.reduce((sum, { by, count }) => (by === users ? sum + count : sum), 0);
  const others = queued.reduce((sum, { by, count }) => (by === users ? sum : sum + count), 0);
  const faults = own === waiting ? [] : [`${own} outputs of owners in the queue, but ${waiting} wait`];
  if (others !== frauds.reduce((sum, { count }) => sum + count, 0)) faults.push("somebody steals unseen");
  const held = exitBond * (own + others);
  if (Math.abs(bonds - held) > 1e-6 * (1 + held)) faults.push(`bonds of ${held}, but ${bonds} are held`);
  return faults;
}
