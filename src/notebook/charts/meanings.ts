import type { ChartName } from "./index.ts";

/** What each chart that `show` may name is drawn for, and when there is one. */
export const chartMeanings: Readonly<Record<ChartName, string>> = {
  diagram:
    "What stands on what: a box for each layer, and a line to each host with what it is for. Of more than one layer.",
  frontier:
    "What several chains carry against the blocks that they lose for it: lower and further to the right is better. Of more than one chain that loses blocks.",
  ladder:
    "When a payment is really yours: from a promise to money in hand, a row for each layer, on one axis of time.",
  funds:
    "Whose value is safe, frozen or stolen at each time, with what happened. Of layers that keep their users' value.",
  exits:
    "How users get out of layers that pay them out in turn: how many have not asked yet, wait and were paid, against the moment from which on asking is too late.",
  channels:
    "Where payments still get through: a bar for each of the largest nodes of a network of channels, of what its channels could do when measuring ended.",
  hops: "Two payments of the first run over a network of channels, hop by hop: of those that got through at once the first with the most hops, of those that failed on the way the first with the fewest attempts, one that got through in the end before all others; none in parts. What is promised until which block, what each node keeps, and what that leaves on both sides of a channel.",
  throughput:
    "What users sent and what the layer carried over the measured time, with the line that its capacity draws.",
  fees: "What a transaction cost over time: the middle fee, and the band from the cheapest tenth to the dearest.",
  confirmation:
    "How long users wait: the share of all who tried that is in a block, and that is final, within a time.",
  propagation: "News of a block against the wait for the next one: where the two come near, blocks go stale.",
};
