/** What a live value shows, and what a reader is told who rests on it. */
export interface LiveValue {
  readonly text: string;
  readonly hover: string;
}

/** By the name that an author writes: "base.userTps", "stack.arbitrum.feeUsd.p90", "free.verdict". */
export type LiveValues = Readonly<Record<string, LiveValue>>;

/** The value that a name means; the middle of a measure is the measure itself. */
export const valueNamed = (values: LiveValues, name: string): LiveValue | undefined => {
  const key = name.replace(/\.p50$/, "");
  return Object.hasOwn(values, key) ? values[key] : undefined;
};
