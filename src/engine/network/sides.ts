/**
 * Whether a partition that cuts off `share` of the weight has a node on the far side: the first producers who make it up, as large a
 * part of those who only pass blocks on, and never the receiver, who comes right after the producers.
 */
export function isFarSide(node: number, share: number, weights: readonly number[], nodes: number): boolean {
  const producers = weights.length;
  if (node > producers) return node - producers <= share * (nodes - producers - 1);
  if (node === producers) return false;
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const before = weights.slice(0, node).reduce((sum, weight) => sum + weight, 0);
  return before < share * total - 1e-9 * total;
}
