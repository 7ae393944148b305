import { transferBytes } from "../../ledger/gas.ts";
import type { Parameter, Table } from "../../parameters.ts";

/** Parameters of a nested chain with an exit game on its host, in base units. */
export interface Plasma {
  readonly blockInterval: number;
  readonly transactionsPerBlock: number;
  readonly transferBytes: number;
  readonly fee: number;
  readonly commitGas: number;
  readonly callGas: number;
  readonly inFlightGas: number;
  readonly processGas: number;
  readonly exitPeriod: number;
  readonly exitBond: number;
  readonly withholdingTime: number;
  readonly users: number;
  readonly watched: number;
  readonly deposits: number;
  readonly turnover: number;
  readonly exitInterval: number;
}

const gas = (meaning: string): Parameter => ({
  ...{ kind: "quantity", dimension: "gas", minimum: 0, maximum: 30_000_000 },
  meaning,
});

const share = (meaning: string): Parameter => ({
  ...{ kind: "quantity", dimension: "share", minimum: 0, maximum: 1 },
  meaning,
});

const time = (minimum: number, maximum: number, meaning: string): Parameter => ({
  ...{ kind: "quantity", dimension: "time", minimum, maximum },
  meaning,
});

export const parameters: Table<Plasma> = {
  blockInterval: time(
    0.1,
    3_600,
    "Time between blocks of the operator while anything waits; the root of each is a call on the host.",
  ),
  transactionsPerBlock: {
    ...{ kind: "quantity", dimension: "count", minimum: 1, maximum: 1_000_000, whole: true },
    meaning: "Payments that a block has room for.",
  },
  transferBytes,
  fee: {
    ...{ kind: "quantity", dimension: "money", minimum: 0.000001, maximum: 1_000_000 },
    meaning: "What the operator takes for a payment.",
  },
  commitGas: gas("Gas that the root of a block takes on the host beyond a payment, its data included."),
  callGas: gas(
    "Gas that a deposit, asking to leave with an output, or a challenge takes on the host beyond a payment, its data included.",
  ),
  inFlightGas: gas(
    "Gas that asking to leave takes for who has paid or was paid in a block that nobody has, beyond a payment.",
  ),
  processGas: gas("Gas that paying out an exit whose turn it is takes on the host beyond a payment."),
  exitPeriod: time(
    1,
    31_536_000,
    "Least time from asking to leave to being paid, in which the exit can be challenged; an output younger than that waits for twice as long from when its block came to the host.",
  ),
  exitBond: {
    ...{ kind: "quantity", dimension: "money", minimum: 0, maximum: 1_000_000 },
    meaning: "What is put up for each output that is to leave, and lost to whoever shows that it was spent.",
  },
  withholdingTime: time(
    1,
    2_592_000,
    "Time for which watchers put up with a root whose block they cannot have, or with an operator who is silent.",
  ),
  users: {
    ...{ kind: "quantity", dimension: "count", minimum: 1, maximum: 100_000_000, whole: true },
    meaning: "Outputs that users hold when the run starts, each worth as much as any other.",
  },
  watched: share(
    "Part of the users who watch the chain, or rely on somebody who does, and leave when it goes wrong; the others hear of it an exit period later.",
  ),
  deposits: {
    ...{ kind: "quantity", dimension: "money", minimum: 1, maximum: 1e15 },
    meaning: "Value that the contract on the host holds for the chain's users when the run starts.",
  },
  turnover: share("Part of that value that is deposited in a day, and leaves as well."),
  exitInterval: time(1, 2_592_000, "Time from one round of deposits and exits to the next."),
};
