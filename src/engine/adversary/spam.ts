import type { AttackPlan } from "../family.ts";
import type { Contract, Deployed } from "../ledger/contract.ts";
import type { Ledger } from "../ledger/ledger.ts";
import type { Site } from "../site.ts";
import type { Spam } from "./decisions.ts";

/** Pieces in which a block's room is bought, so that what does not fit is small. */
const pieces = 20;

/** Data that nobody needs. */
const nothing: Contract<null, null> = { initial: null, apply: () => null };

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
  },
  decide: (_, { fill = 0.9, fee = 10 }) => ({ spam: { fill, fee } }),
};

/** Keeps so much data waiting that it fills its part of the next block, bids as high as that takes, and no higher than it would. */
export function flood(site: Site, ledger: Ledger, { fill, fee }: Spam, from: number): void {
  const { agenda, emit, window } = site;
  const { size, spacePerByte, room } = ledger.terms;
  const worth = Math.max(1, (fill * room) / size / pieces);
  if (fill === 0 || spacePerByte === 0) return;
  const data: Deployed<null, null> = ledger.deploy(nothing);
  const order = {
    by: "spammer",
    bytes: Math.floor(((worth - 1) * size) / spacePerByte),
    gas: 0,
    highestFee: fee * worth,
  };
  let waiting = 0;
  const spent = (dollars: number) => emit({ kind: "spent", time: agenda.now, dollars });
  const buy = agenda.action(() => {
    if (agenda.now >= window.end) return;
    for (; waiting < pieces; waiting++)
      data.call(null, order, {
        included: () => {
          waiting--;
          agenda.after(0, buy);
        },
        reverted: () => waiting++,
        final: (_, paid) => spent(paid),
        reversed: (_, paid) => spent(-paid),
      });
  });
  agenda.at(from, buy);
}
