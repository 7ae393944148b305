import type { Preset } from "../../../parameters.ts";
import type { Ethash } from "../parameters.ts";

const geth = "ethereum/go-ethereum, consensus/ethash and params";

/** Pools by share of blocks: fitted to what was counted thirty days before the Merge; the largest was Ethermine. */
const shares = [
  0.2872, 0.1245, 0.1245, 0.0907, 0.073, 0.0587, 0.0472, 0.038, 0.0306, 0.0246, 0.0198, 0.0159, 0.0128,
  0.0103, 0.0083, 0.0067, 0.0054, 0.0043, 0.0035, 0.0028,
];

/** Ethereum in its last year of proof of work. */
export const ethereumPow: Preset<Ethash> = {
  title: "Ethereum before the Merge",
  meaning:
    "Ethereum in 2022, by proof of work: blocks of up to 30 million gas, half of which the base fee aims for (EIP-1559).",
  values: {
    blockInterval: [
      {
        value: 13.4,
        source: "A36: what the difficulty rule comes to with as many uncles as there were",
        asOf: "2022",
      },
    ],
    gasLimit: [
      {
        value: 8_000_000,
        since: "2017-12-10",
        source: "blog.mycrypto.com, history of the gas limit",
        asOf: "2021-05-27",
      },
      { value: 12_500_000, since: "2020-07-24", source: "as above", asOf: "2021-05-27" },
      { value: 15_000_000, since: "2021-04-19", source: "as above", asOf: "2021-05-27" },
      {
        value: 30_000_000,
        since: "2021-08-05",
        source: "a dashboard on the last proof-of-work block; twice the target since London (EIP-1559)",
        asOf: "2022-09",
      },
    ],
    transferGas: [{ value: 21_000, source: "ethereum/go-ethereum, params: TxGas", asOf: "2026-08" }],
    transferBytes: [
      {
        value: 117,
        source: "computed: a signed transfer of type 2 as EIP-1559 and EIP-2718 encode it",
        asOf: "2021-08",
      },
    ],
    calldataGas: [
      {
        value: 16,
        source: "ethereum/go-ethereum, params: a byte of data that is not zero (EIP-2028)",
        asOf: "2022",
      },
    ],
    miners: [
      {
        value: Object.fromEntries(shares.map((share, index) => [`pool ${index + 1}`, share])),
        source:
          "computed: fitted to CR1 .2872, CR3 .5361, HHI .137 and 65 entities of Blockchain-Technology-Lab/edi-frontend@f0f1589, consensus/ethereum",
        asOf: "2022-08-22",
      },
    ],
    confirmations: [
      { value: 14, source: "exchanges waited for 14 to 70 blocks (CPS-0017)", asOf: "2024-08-07" },
    ],
    hashRateRatio: [
      { value: 1, source: "A10: the run starts with the difficulty that fits its hash rate", asOf: "2022" },
    ],
    forkChoice: [{ value: "longest", source: `${geth}: most total difficulty`, asOf: "2022-09" }],
    uncles: [{ value: 2, source: `${geth}: maxUncles`, asOf: "2022-09" }],
    blockReward: [
      { value: 5, source: `${geth}: FrontierBlockReward`, asOf: "2022-09" },
      { value: 3, since: "2017-10-16", source: `${geth}: ByzantiumBlockReward`, asOf: "2022-09" },
      { value: 2, since: "2019-02-28", source: `${geth}: ConstantinopleBlockReward`, asOf: "2022-09" },
    ],
    minGasPrice: [
      { value: 1, source: "ethereum/go-ethereum, transaction pool: PriceLimit of 1 gwei", asOf: "2022" },
    ],
    feeMarket: [
      { value: "first-price", source: "EIP-1559: what it replaced", asOf: "2021-08" },
      {
        value: "eip-1559",
        since: "2021-08-05",
        source: "EIP-1559; go-ethereum params, London",
        asOf: "2022-09",
      },
    ],
    energyPerYear: [
      {
        value: 23 * 3.6e15,
        source: "CCRI report on the Merge, reported 2022-09-15: 23 TWh",
        asOf: "2022-09",
        note: "other methods gave 17 to 112 TWh in the same year",
      },
    ],
    rentPerHour: [{ value: 0, source: "no figure was found", asOf: "2026" }],
    priceUsd: [{ value: 1_673, source: "tremplin.io, bigcryptoo.com; livemint.com", asOf: "2022-08-25" }],
  },
  facts: [
    {
      measure: "userTps",
      demand: 13.05,
      low: 12.5,
      high: 13.6,
      source: "binancechain.news: 1,127,787 transactions a day",
      asOf: "2022-05",
    },
    {
      measure: "uncleShare",
      demand: 13.05,
      low: 0.05,
      high: 0.064,
      source: "Zhou et al. 2021 (DeFi-Poser): 5.72 % over blocks 9.1 to 10.5 million",
      asOf: "2020",
    },
    {
      measure: "blockSeconds",
      demand: 13.05,
      low: 12.5,
      high: 14.5,
      source: "EIP-100: the rule aims at 13 to 14 s with the uncles that there were",
      asOf: "2017",
    },
  ],
};
