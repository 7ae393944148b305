/** What `scripts/look.mjs` draws. */

export { packedCells, page } from "../src/notebook/export/page.ts";
export { prose } from "../src/notebook/prose/prose.ts";
export { bitcoinResult, failedResult } from "./data/bitcoin.fixture.ts";
