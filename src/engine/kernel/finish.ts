/** Takes all steps of something that is done step by step, and returns what comes of it. */
export function finish<T>(steps: Generator<unknown, T, undefined>): T {
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}
