import type { Audit, Layer } from "../../family.ts";
import { terms } from "../../l1/agreement/terms.ts";
import type { Deployed } from "../../ledger/contract.ts";
import type { Ledger } from "../../ledger/ledger.ts";
import type { Schedule } from "../../schedule.ts";
import type { Site } from "../../site.ts";
import { valueFaults } from "../accounts.ts";
import { type Bank, bankContract, type Crossing } from "../bank.ts";
import { Checkpoints } from "./checkpoints.ts";
import { Holders } from "./holders.ts";
import { type Mainchain, openMainchain } from "./mainchain.ts";
import type { Sidechain } from "./parameters.ts";

/** The base layer whose consensus it borrows. */
const consensus = "bft";

/** A sidechain at work: its ledger under its own validators' law, its contracts on the host, and those whose value it holds. */
export function sidechainLayer(schedule: Schedule<Sidechain>, site: Site): Layer {
  const p = schedule.now(site.agenda);
  const ledger = site.ledger(terms(p));
  ledger.telling.together = () => {
    // Because its validators go on at their pace, a call from above would wait for the end of a row.
    if (ledger.isHost) return 0;
    const toCheckpoint = p.checkpointInterval - ((site.agenda.now / 1e6) % p.checkpointInterval);
    return Math.min(site.lull, toCheckpoint) / ledger.blockSeconds;
  };
  ledger.follow(site.law(consensus, p, ledger));
  const bank = ledger.deploy(bankContract);
  const mainchain = openMainchain(Math.round(p.deposits), site, ledger);
  const checkpoints = new Checkpoints(p, site, ledger, bank, mainchain);
  const holders = new Holders(p, site, ledger, bank, mainchain, checkpoints);
  const { agenda } = site;
  const round = agenda.action(() => {
    checkpoints.sign();
    holders.cross();
    agenda.after(p.checkpointInterval * 1e6, round);
  });
  agenda.after(p.checkpointInterval * 1e6, round);
  return { ledger, audit: audit(p, ledger, bank, mainchain, holders), funds: () => holders.funds() };
}

function audit(
  p: Sidechain,
  ledger: Ledger,
  bank: Deployed<Bank, Crossing>,
  mainchain: Mainchain,
  { deposits }: Holders,
): Audit {
  const start = Math.round(p.deposits);
  return () => {
    const { minted, burned } = bank.state("head");
    return [
      ...ledger.audit(),
      ...valueFaults(mainchain.state(), { start, minted, left: burned }, deposits.all),
    ];
  };
}
