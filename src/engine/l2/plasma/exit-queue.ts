import type { BlockId } from "../../trace.ts";

/** Outputs that leave together: users whose outputs are alike, or one thief. Values are whole dollars. */
export interface Exit {
  /** The contract's number for it. */
  readonly number: number;
  readonly by: string;
  /** Outputs, and what all of them are worth. */
  readonly count: number;
  readonly value: number;
  /** The layer's block with the youngest of them, or with the youngest input of a payment that is in no block that everybody has. */
  readonly position: BlockId;
  /** They were spent, as anybody can prove who has the data. */
  readonly isSpent: boolean;
  /** When the host's chain took it, and from when on it may be paid out, microseconds. */
  readonly since: number;
  readonly exitable: number;
}

/** Exits by priority: a leftist heap, because states of a contract are never changed. `rank` is the length of its right spine. */
export interface ExitQueue {
  readonly first: Exit;
  readonly rank: number;
  readonly left: ExitQueue | null;
  readonly right: ExitQueue | null;
}

/** Whether one exit is paid before another: it may be paid earlier; then the older output. Source: elixir-omg, Tesuji design, exit priority. */
export function isBefore(a: Exit, b: Exit): boolean {
  return (a.exitable - b.exitable || a.position - b.position || a.number - b.number) < 0;
}

export function enqueue(queue: ExitQueue | null, exit: Exit): ExitQueue {
  return merged(queue, { first: exit, rank: 1, left: null, right: null }) as ExitQueue;
}

/** Without the first. */
export function dequeue({ left, right }: ExitQueue): ExitQueue | null {
  return merged(left, right);
}

/** All that wait, in no order. */
export function exitsIn(queue: ExitQueue | null): readonly Exit[] {
  const [found, open]: [Exit[], ExitQueue[]] = [[], queue === null ? [] : [queue]];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    found.push(at.first);
    for (const next of [at.left, at.right]) if (next !== null) open.push(next);
  }
  return found;
}

function merged(a: ExitQueue | null, b: ExitQueue | null): ExitQueue | null {
  if (a === null || b === null) return a ?? b;
  const [top, other] = isBefore(a.first, b.first) ? [a, b] : [b, a];
  const below = merged(top.right, other) as ExitQueue;
  const [left, right] = (top.left?.rank ?? 0) >= below.rank ? [top.left, below] : [below, top.left];
  return { first: top.first, rank: (right?.rank ?? 0) + 1, left, right };
}
