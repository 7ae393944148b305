import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Laws that take longest, the longest first. */
const longest = ["conservation", "verdict", "facts", "propagation", "stake", "tower", "shards"];

/** Begins with what takes longest, so that no file is left to one worker at the end. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.sort((a, b) => placeOf(a) - placeOf(b));
  }
}

function placeOf({ moduleId }: TestSpecification): number {
  const place = longest.findIndex((law) => moduleId.endsWith(`/laws/${law}.test.ts`));
  return place < 0 ? longest.length : place;
}

/** Two sets: what is quick enough to run at every save, and laws that take thousands of random runs or long simulations to show. */
export default defineConfig({
  test: {
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    setupFiles: ["test/chance.ts"],
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["test/unit/**/*.test.ts"],
          testTimeout: 30_000,
          hookTimeout: 60_000,
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: "laws",
          include: ["test/laws/**/*.test.ts"],
          testTimeout: 600_000,
          hookTimeout: 600_000,
        },
      },
    ],
  },
});
