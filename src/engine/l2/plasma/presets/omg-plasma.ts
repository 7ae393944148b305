import type { Preset } from "../../../parameters.ts";
import type { Plasma } from "../parameters.ts";

const design = "omgnetwork/elixir-omg, Tesuji Plasma Blockchain Design";
const contracts = "omgnetwork/plasma-contracts";

/** The OMG Network as its contracts and its documents had it until 2021; no such network runs any more. */
export const omgPlasma: Preset<Plasma> = {
  title: "OMG Network (Plasma)",
  meaning:
    "A nested chain of the years until 2021, historical: one operator commits blocks to Ethereum, which keeps the value and pays whoever leaves, after a week or two.",
  on: { settlement: "ethereum" },
  values: {
    blockInterval: [
      {
        value: 15,
        source: "omgnetwork/elixir-omg: a block for each of Ethereum's, which it takes for 15 s apart",
        asOf: "2021-03-19",
      },
    ],
    transactionsPerBlock: [{ value: 65_536, source: `${design}: 2^16`, asOf: "2021-03-23" }],
    transferBytes: [{ value: 300, source: "A95: one input, two outputs and a signature", asOf: "2021" }],
    fee: [{ value: 0.01, source: "A95: one cent", asOf: "2021" }],
    commitGas: [
      {
        value: 50_505,
        source:
          "omgnetwork/elixir-omg, README: a submission takes 71,505 gas, of which 21,000 are those of a payment",
        asOf: "2021-03-23",
      },
    ],
    callGas: [{ value: 79_000, source: "A95: 100,000 gas with those of a payment", asOf: "2021" }],
    inFlightGas: [{ value: 279_000, source: "A95: three times as much", asOf: "2021" }],
    processGas: [
      {
        value: 86_000,
        source: `${contracts}, ExitBounty.sol: about 107,000 gas, of which 21,000 are those of a payment`,
        asOf: "2021-03-19",
      },
    ],
    exitPeriod: [
      {
        value: 604_800,
        source: `${contracts}: minimum exit period of the main network`,
        asOf: "2021-03-19",
        note: "ten minutes on test networks",
      },
    ],
    exitBond: [{ value: 25, source: "A95: $25", asOf: "2021" }],
    withholdingTime: [
      {
        value: 1_200,
        source: "omgnetwork/elixir-omg, watcher configuration: maximum block withholding time",
        asOf: "2021-03-23",
      },
    ],
    users: [{ value: 100_000, source: "A95: a round number", asOf: "2021" }],
    watched: [
      {
        value: 1,
        source: "A96: all, as the protocol asks of its users",
        asOf: "2021-03-23",
      },
    ],
    deposits: [{ value: 10_000_000, source: "A95: $100 each", asOf: "2021" }],
    turnover: [{ value: 0.01, source: "A95: a hundredth a day, as on rollups (A23)", asOf: "2021" }],
    exitInterval: [{ value: 3_600, source: "A95: every hour", asOf: "2021" }],
  },
  facts: [
    {
      measure: "blockSeconds",
      demand: 10,
      low: 14.9,
      high: 15.1,
      source: "omgnetwork/elixir-omg: a block for each of Ethereum's",
      asOf: "2021-03-19",
    },
  ],
};
