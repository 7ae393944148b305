/** A queue's accounts, in transactions: submitted = buried + gave up + waiting + held in blocks that may be undone. */
export interface Books {
  readonly submitted: number;
  readonly buried: number;
  readonly gaveUp: number;
  readonly waiting: number;
  readonly held: number;
}

/** What is wrong with a queue's accounts. */
export function imbalance({ submitted, buried, gaveUp, waiting, held }: Books): readonly string[] {
  if (submitted === buried + gaveUp + waiting + held) return [];
  return [
    `${submitted} submitted, but ${buried} buried + ${gaveUp} gave up + ${waiting} waiting + ${held} in blocks`,
  ];
}
