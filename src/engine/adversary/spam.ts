import type { AttackPlan } from "../family.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { spacePerIdleByte } from "../ledger/terms.ts";
import type { Site } from "../site.ts";
import type { BlockId } from "../trace.ts";
import { type Adversary, isAtIt, type Spam } from "./decisions.ts";

/** Room of blocks bought for nothing, whoever pays for it: on any layer with a chain of its own. */
export const spam: AttackPlan<unknown> = {
  title: "spam",
  meaning: "Buy room in blocks for data that nobody needs, so that everybody else waits or pays more.",
  parties: () => [],
  isByAnybody: true,
  assumptions: ["A39"],
  parameters: {
    fill: {
      kind: "quantity",
      dimension: "share",
      minimum: 0,
      maximum: 1,
      meaning: "Part of each block's room that the attacker buys; 90 % where it is left out.",
    },
    fee: {
      kind: "quantity",
      dimension: "money",
      minimum: 0,
      maximum: 1_000_000,
      meaning: "The most that is paid for the room of one payment; $10 where it is left out.",
    },
    budget: {
      kind: "quantity",
      dimension: "money",
      minimum: 0,
      maximum: 1e12,
      meaning: "The most that is paid in all, after which it ends; without end where it is left out.",
    },
  },
  decide: (_, { fill = 0.9, fee = 10, budget = Number.POSITIVE_INFINITY }) => ({
    spam: { fill, fee, budget },
  }),
};

/**
 * Bids for its part of every block when all others have bid, no more than that takes, and no more than it would pay or has left. What it has
 * spent is a matter of the branch that the block stands on.
 */
export function flood(
  site: Site,
  ledger: Ledger,
  { fill, fee, budget, shard = 0 }: Spam,
  by: Adversary,
): void {
  const { agenda, window } = site;
  const { dollars } = ledger.terms;
  if (fill === 0 || spacePerIdleByte(ledger.terms) === 0) return;
  const spent = [0];
  const spentUpTo = (block: BlockId): number => {
    spent[block] ??= spentUpTo(ledger.tree.parent(block)) + ledger.takings.ofData(block);
    return spent[block];
  };
  ledger.lastBid = (parent) => {
    const left = budget - spentUpTo(parent);
    if (!isAtIt(by, agenda.now) || agenda.now >= window.end || left <= 0) return null;
    return { share: fill, highest: fee / dollars, budget: left / dollars, shard };
  };
  // Because a sequencer that has nothing to order makes no block.
  const begin = agenda.action(() => ledger.mempool.submitted());
  agenda.at(by.from, begin);
}
