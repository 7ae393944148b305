import type { Producer } from "../producers.ts";

/** Nodes that make blocks at most, and pools that have one of their own however many there are. */
const [mostNodes, alone] = [150, 100];

/** Where pools make their blocks. */
export interface Homes {
  /** Nodes, with the stake of all pools at each. */
  readonly nodes: readonly Producer[];
  /** By pool: its node. */
  readonly of: readonly number[];
}

/**
 * Each pool has a node of its own; where there are too many, only the first hundred and those who are `apart` do, and the others share nodes, one
 * after the other (A67), because a network of all of them takes five times as long and tells nearly the same.
 */
export function homes(pools: readonly Producer[], apart: readonly string[]): Homes {
  const isAlone = ({ name }: Producer, place: number) =>
    pools.length <= mostNodes || place < alone || apart.includes(name);
  const names = pools.filter(isAlone).map(({ name }) => name);
  const owners = names.length;
  let [owner, lodger] = [0, 0];
  const of = pools.map((pool, place) =>
    isAlone(pool, place) ? owner++ : owners + (lodger++ % (mostNodes - alone)),
  );
  const nodes = Array.from({ length: Math.max(...of) + 1 }, (_, node) => ({
    name: names[node] ?? `shared node ${node - owners + 1}`,
    share: 0,
  }));
  for (const [pool, { share }] of pools.entries()) {
    const home = nodes[of[pool] as number];
    if (home !== undefined) home.share += share;
  }
  return { nodes, of };
}
