import type { Sourced } from "../../parameters.ts";
import type { ChannelRules } from "./parameters.ts";

/** Where values were read. */
export const lnd = "lightningnetwork/lnd, defaults of 2026-08-20";
/** By what satoshi become dollars. */
export const price = "at $62,700 a bitcoin (CoinGecko figures, 2026-07-05)";

/** Values of a channel of the Lightning network, of the median size, with the payments of a busy node. */
export const lightningValues = {
  capacity: [
    {
      value: 670.89,
      source: `computed: the median channel of published graph statistics, 1,070,000 sat, ${price}`,
      asOf: "2024",
    },
  ],
  reserve: [{ value: 0.01, source: "lightning/bolts, BOLT 2: channel reserve of 1 %", asOf: "2026-03-23" }],
  payment: [
    {
      value: 28.03,
      source: `computed: River report, 44,700 sat on average, ${price}`,
      asOf: "2023-08",
      note: "worth $11.84 when the report was written",
    },
  ],
  baseFee: [{ value: 0.000627, source: `computed: ${lnd}: 1,000 msat, ${price}`, asOf: "2026-08-20" }],
  feeRate: [{ value: 0.000001, source: `${lnd}: 1 ppm`, asOf: "2026-08-20" }],
  maxHtlcs: [{ value: 483, source: "lightning/bolts, BOLT 2: max_accepted_htlcs", asOf: "2026-03-23" }],
  latency: [
    {
      value: 0.124,
      source: "dsg-titech/simblock NetworkConfiguration.java: North America to Europe",
      asOf: "2019",
    },
  ],
  paymentBytes: [
    {
      value: 2_450,
      source:
        "computed from the layouts of BOLT 2: update_add_htlc 1,452 B, update_fulfill_htlc 74 B, four commitment_signed of 64 B a signature, four revoke_and_ack of 99 B",
      asOf: "2026-03-23",
    },
  ],
  toSelfDelay: [
    {
      value: 144,
      source: `${lnd}: 144 for small channels, up to 2,016 scaled with the capacity`,
      asOf: "2026-08-20",
    },
  ],
  cltvExpiryDelta: [{ value: 80, source: `${lnd}: time lock delta`, asOf: "2026-08-20" }],
  sweepFee: [
    {
      value: 1.71,
      source: `computed: ${lnd}: watchtowers sweep and anchors commit at 10 sat/vB; 272 vB ${price}`,
      asOf: "2026-08-20",
    },
  ],
} as const satisfies Readonly<
  Record<keyof ChannelRules | "capacity" | "latency" | "paymentBytes", readonly Sourced<number>[]>
>;
