import type { Table } from "../../parameters.ts";

/** How channels end on the host, and who looks at it meanwhile; in base units. */
export interface OnHost {
  readonly lifetime: number;
  readonly justice: "penalty" | "correction";
  readonly closeGas: number;
  readonly answerGas: number;
  readonly claimGas: number;
  readonly htlcGas: number;
  readonly watchtowerUptime: number;
  readonly watchtowerOutage: number;
  readonly dustLimit: number;
}

const share = { kind: "quantity", dimension: "share", minimum: 0, maximum: 1 } as const;
const gas = { kind: "quantity", dimension: "gas", minimum: 0, maximum: 1e9 } as const;

export const onHost: Table<OnHost> = {
  lifetime: {
    kind: "quantity",
    dimension: "time",
    minimum: 60,
    maximum: 3_155_760_000,
    meaning: "Mean time after which the two ends of a channel close it together.",
  },
  justice: {
    kind: "choice",
    options: ["penalty", "correction"],
    meaning:
      "What an old state costs whoever closed with it, once the other shows it: all that is in the channel, or only what was not his.",
  },
  closeGas: { ...gas, meaning: "Gas beyond that of a payment by which one end closes alone." },
  answerGas: {
    ...gas,
    meaning: "Gas beyond that of a payment by which the other shows that the state is old.",
  },
  claimGas: {
    ...gas,
    meaning: "Gas beyond that of a payment by which what is held is paid out after the delay.",
  },
  htlcGas: {
    ...gas,
    meaning:
      "Gas beyond that of a payment by which a payment in flight is taken, or taken back, where a channel was closed under it.",
  },
  watchtowerUptime: {
    ...share,
    meaning: "Share of the time in which whoever watches over a user's channel sees the host.",
  },
  watchtowerOutage: {
    kind: "quantity",
    dimension: "time",
    minimum: 1,
    maximum: 31_557_600,
    meaning: "Mean length of the times in which nobody watches.",
  },
  dustLimit: {
    kind: "quantity",
    dimension: "money",
    minimum: 0,
    maximum: 1_000,
    meaning:
      "Amount below which a payment in flight gets no output in a commitment: it falls to the miner where a channel is closed under it.",
  },
};
