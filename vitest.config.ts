import { defineConfig } from "vitest/config";

/** Two sets: what is quick enough to run at every save, and laws that take thousands of random runs or long simulations to show. */
export default defineConfig({
  test: {
    maxWorkers: 2,
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
