import type { Preset } from "../../../parameters.ts";
import type { Nakamoto } from "../parameters.ts";
import { bitcoin } from "./bitcoin.ts";

const folklore = 'the arithmetic behind "about 7": 1 MB / 250 B / 600 s = 6.67 tx/s';

/** Bitcoin as popular articles reckon it: a million bytes of 250-byte payments every ten minutes. */
export const bitcoinArithmetic: Preset<Nakamoto> = {
  title: "Bitcoin by the usual arithmetic",
  meaning: "Bitcoin with 1 MB blocks of 250-byte transfers and no witness, as the claim of 7 TPS assumes.",
  values: {
    ...bitcoin.values,
    blockSize: [
      { value: 4_000_000, source: "1 MB without witness, as weight (BIP 141)", asOf: "2017-08-24" },
    ],
    transferSize: [{ value: 1_000, source: folklore, asOf: "2017" }],
    transferBytes: [{ value: 250, source: folklore, asOf: "2017" }],
  },
  facts: [{ measure: "userTps", demand: 10, low: 6.3, high: 7, source: folklore, asOf: "2017" }],
};
