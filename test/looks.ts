/** What `scripts/look.mjs` draws. */
export { prose } from "../src/notebook/prose/prose.ts";
export { page } from "../src/notebook/report/page.ts";
export { bitcoinResult, failedResult } from "./data/bitcoin.fixture.ts";
