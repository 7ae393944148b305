import fc from "fast-check";

/**
 * Property tests draw the same examples every time, so that whether a change passes depends on the change alone. `SEED=2 npx vitest run` draws
 * others; what fails there becomes an example of its test.
 */
fc.configureGlobal({ seed: Number(process.env.SEED ?? 1) });
