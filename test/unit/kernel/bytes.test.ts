import { expect, it } from "vitest";
import {
  binomial,
  exponential,
  lognormal,
  normal,
  pareto,
  poisson,
} from "../../../src/engine/kernel/distributions.ts";
import { exp, expm1, log, log1p, log10, pow } from "../../../src/engine/kernel/math.ts";
import { draws, stream } from "../../../src/engine/kernel/random.ts";
import {
  betaI,
  betaQuantile,
  gammaP,
  logGamma,
  studentQuantile,
} from "../../../src/engine/kernel/special.ts";

/** FNV-1a over the bytes of doubles: one changed bit anywhere changes it. */
function fingerprint(values: Iterable<number>): string {
  const bytes = new DataView(new ArrayBuffer(8));
  let hash = 0x811c9dc5;
  for (const value of values) {
    bytes.setFloat64(0, value);
    for (let i = 0; i < 8; i++) hash = Math.imul(hash ^ bytes.getUint8(i), 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, "0");
}

function* everything(): Generator<number> {
  const chance = stream(1, "bytes");
  const named = draws(1, "bytes");
  for (let i = 0; i < 4000; i++) {
    const u = named(i);
    const x = (u - 0.5) * 1400;
    const v = chance.uniform();
    yield* [u, v, exp(x), log(u), log1p(u - 0.5), expm1(u - 0.5), log10(u), pow(u, x / 100)];
    yield* [exponential(u), normal(u), lognormal(u, 3, 1.2), pareto(u, 1, 1.1)];
    yield* [poisson(300 * v, chance), binomial(100, v, chance), logGamma(50 * u)];
    if (i % 20 === 0)
      yield* [betaI(u, 3, 40 * v), gammaP(20 * v + 0.1, 20 * u), betaQuantile(u, 3, 1 + 40 * v)];
  }
  for (let df = 1; df < 60; df++) yield studentQuantile(0.975, df);
}

// The bytes as every engine must give them; a change of formula changes them too, and every recorded receipt with them.
it("gives the same bytes on every engine", () => expect(fingerprint(everything())).toBe("f9977bcf"));
