/** How many of n may be faulty and how many votes decide: any two such majorities share more than f. Source: Castro & Liskov 1999, section 3. */
export function quorum(n: number) {
  const f = Math.floor((n - 1) / 3);
  return { f, quorum: n - f };
}

/**
 * Messages that n nodes send for one decision of PBFT, without the client's: the leader tells all others, each of those all others, and then
 * everybody all others. Source: Castro & Liskov 1999, section 4.2, normal case.
 */
export function pbftMessages(n: number): number {
  const others = n - 1;
  const [prePrepare, prepare, commit] = [others, others * others, n * others];
  return prePrepare + prepare + commit;
}
