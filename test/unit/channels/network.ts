/** A network of channels without a host: a graph, what its channels hold, and a clock for payments. */
import { Agenda } from "../../../src/engine/kernel/agenda.ts";
import { draws } from "../../../src/engine/kernel/random.ts";
import { graphOf } from "../../../src/engine/l2/channels/graph.ts";
import { Liquidity } from "../../../src/engine/l2/channels/liquidity.ts";
import type { Channels } from "../../../src/engine/l2/channels/parameters.ts";
import { Payments } from "../../../src/engine/l2/channels/payments.ts";
import { lightning } from "../../../src/engine/l2/channels/presets/lightning.ts";
import type { PaymentListener } from "../../../src/engine/l2/channels/wish.ts";
import { newest } from "../../../src/engine/parameters.ts";

/** As many nodes and channels as in the snapshot of the public network that the model was fitted to. */
export const whole = { nodes: 6_000, channels: 30_000 } as const;

/** Millionths of a dollar for so many satoshi at the price that the preset was reckoned with. */
export const satoshi = (count: number) => Math.round(count * 627);

export function network(changes: Partial<Channels>, seed = 1) {
  const p = { ...newest(lightning), ...changes };
  const graph = graphOf(p, (name) => draws(seed, name));
  const liquidity = new Liquidity(graph, p.reserve, p.maxHtlcs, draws(seed, "balances"));
  return { p, graph, liquidity, agenda: new Agenda(), pairs: draws(seed, "pairs") };
}

export type Network = ReturnType<typeof network>;

export const payments = (
  { p, graph, liquidity, agenda }: Network,
  listener: PaymentListener,
  isAway: (node: number) => boolean = () => false,
  colludes: (node: number) => boolean = () => false,
) =>
  new Payments(
    p,
    graph,
    liquidity,
    { agenda, blockSeconds: 600, height: () => 0, colludes },
    isAway,
    listener,
  );

/** What each node holds in all of its channels. */
export function wealth({ graph, liquidity }: Network): readonly number[] {
  const sums = Array.from({ length: graph.nodes }, () => 0);
  for (const [end, node] of graph.owner.entries())
    sums[node] = (sums[node] as number) + (liquidity.held[end] as number);
  return sums;
}

/** Payments of an amount between nodes of chance, one after the other: how many got through, and over how many hops. */
export function tried(net: Network, amount: number, count: number) {
  const { agenda, graph, pairs } = net;
  const result = { paid: 0, failed: 0, hops: 0 };
  const all = payments(net, {
    paid: (_, __, attempts) => {
      result.paid++;
      result.hops += attempts.at(-1)?.route.ends.length ?? 0;
    },
    failed: () => {
      result.failed++;
    },
  });
  for (let number = 0; number < count; number++) {
    const [payer, payee] = [0, 1].map((side) => Math.floor(pairs(number, side) * graph.nodes)) as [
      number,
      number,
    ];
    if (payer !== payee) all.begin({ payer, payee, amount, weight: 1, kind: "payment" });
    while (agenda.step());
  }
  return { success: result.paid / (result.paid + result.failed), hops: result.hops / result.paid };
}
