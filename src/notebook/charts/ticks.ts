import { exponentOf } from "../figure.ts";
import { span } from "../provenance.ts";

/** Round numbers 1, 2 or 5 times a power of ten, `count` or a few more or less, that lie in [low, high]. */
export function linearTicks(low: number, high: number, count: number): number[] {
  if (!(high > low)) return [low];
  const rough = (high - low) / count;
  const decade = tenTo(exponentOf(rough));
  const step = [1, 2, 5, 10].map((each) => each * decade).find((each) => each >= rough) ?? rough;
  return multiples(low, high, step);
}

/** Hours of a day, days of a month: ticks of a span of `seconds` that begins at zero. */
export function spanTicks(seconds: number, count: number): number[] {
  const step = spans.find((each) => seconds / each <= count) ?? seconds;
  return multiples(0, seconds, step);
}

/** The times that people name between `low` and `high` seconds on a log axis, and those between them where there are fewer than four. */
export function logTimeTicks(low: number, high: number): number[] {
  const within = (times: readonly number[]) => times.filter((time) => time >= low && time <= high);
  const named = within(namedTimes);
  return named.length >= 4 ? named : within([...instants, ...spans]);
}

/** Powers of ten in [low, high], with their doubles and fives where there are fewer than four. */
export function logTicks(low: number, high: number): number[] {
  const first = exponentOf(low);
  const decades = Array.from({ length: exponentOf(high) - first + 1 }, (_, i) => tenTo(first + i));
  const within = (values: number[]) => values.filter((value) => value >= low && value <= high);
  const powers = within(decades);
  if (powers.length >= 4) return powers;
  return within(decades.flatMap((decade) => [decade, 2 * decade, 5 * decade].map(clean)));
}

/** A logarithm to base 2 of a ratio of at least 1, good to a tenth, from arithmetic that is the same everywhere: it only places labels. */
export function halvings(ratio: number): number {
  let whole = 0;
  let rest = Math.max(ratio, 1);
  while (rest >= 2) {
    rest /= 2;
    whole++;
  }
  return whole + rest - 1;
}

/** The next round number at or above `value`, so that an axis ends on a tick or just above one. */
export function roundUp(value: number): number {
  if (!(value > 0)) return 1;
  const decade = tenTo(exponentOf(value));
  return (
    [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10]
      .map((each) => clean(each * decade))
      .find((each) => each >= value) ?? value
  );
}

/** Labels of a time axis, all of them whole: "10 s", "80 min", "1 h", "100 min", "1 d", "7 d". */
export function timeLabel(seconds: number): string {
  const days = seconds / 86_400;
  if (Number.isInteger(days) && days > 0) return `${days}\u00a0d`;
  const minutes = seconds / 60;
  const isOdd = minutes > 60 && Number.isInteger(minutes) && !Number.isInteger(minutes / 30);
  return isOdd ? `${minutes}\u00a0min` : span(seconds);
}

const minutes = 60;
const hours = 3600;
const days = 86_400;
const spans = [
  1,
  2,
  5,
  10,
  20,
  30,
  minutes,
  2 * minutes,
  5 * minutes,
  10 * minutes,
  20 * minutes,
  30 * minutes,
  hours,
  2 * hours,
  4 * hours,
  6 * hours,
  12 * hours,
  days,
  2 * days,
  7 * days,
  14 * days,
  30 * days,
  90 * days,
  365 * days,
];
/** Times below a second: 1, 2 and 5 times each power of ten. */
const instants = [1e-3, 2e-3, 5e-3, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5];
const namedTimes = [
  1e-3,
  0.01,
  0.1,
  1,
  10,
  minutes,
  10 * minutes,
  hours,
  6 * hours,
  days,
  7 * days,
  30 * days,
  365 * days,
];

const tenTo = (exponent: number) => Number(`1e${exponent}`);
/** Because 3 * 0.1 is 0.30000000000000004, which is no label. */
const clean = (value: number) => Number(value.toPrecision(12));

function multiples(low: number, high: number, step: number): number[] {
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, i) => clean((first + i) * step));
}
