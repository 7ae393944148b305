import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Versions } from "../../../src/engine/kernel/versions.ts";

describe("versions of values by number", () => {
  it("are like copies of a map, each of which stays what it was", () => {
    const size = fc.constantFrom(1, 32, 33, 1_024, 40_000);
    fc.assert(
      fc.property(size, fc.array(fc.nat(39_999), { maxLength: 60 }), (size, changes) => {
        const maps = [new Map<number, object>()];
        const versions = [Versions.empty<object>(size)];
        for (const change of changes) {
          const [number, value] = [change % size, { change }];
          maps.push(new Map(maps.at(-1)).set(number, value));
          versions.push((versions.at(-1) as Versions<object>).with(number, value));
        }
        for (const [place, map] of maps.entries())
          for (const change of changes)
            expect(versions[place]?.at(change % size)).toBe(map.get(change % size));
      }),
    );
  });
});
