/**
 * The units that a quantity may be written in, by dimension. Scenario data holds plain numbers in the base unit
 * (the one whose factor is 1); text is parsed and printed by the notebook room from this table.
 */
export const dimensions = {
  /** Simulated time. The clock itself counts integer microseconds. */
  time: {
    base: "s",
    units: { us: 1e-6, ms: 1e-3, s: 1, min: 60, h: 3600, d: 86_400, w: 604_800, y: 31_557_600 },
  },
  /** Bytes on a wire or a disk; decimal, as networks count them. */
  size: { base: "B", units: { B: 1, kB: 1e3, MB: 1e6, GB: 1e9, TB: 1e12 } },
  /**
   * Room in a block, in weight units (BIP 141: a byte without witness weighs 4). `B`, `kB` and `MB` mean bytes
   * without witness, so a block of 1 MB is the 4,000,000 WU of today's rule; `vB` is the same, by its own name.
   */
  space: {
    base: "WU",
    units: { WU: 1, kWU: 1e3, MWU: 1e6, vB: 4, kvB: 4e3, MvB: 4e6, B: 4, kB: 4e3, MB: 4e6, GB: 4e9 },
  },
  /** Arrivals or throughput. */
  rate: { base: "tx/s", units: { "tx/s": 1, "tx/min": 1 / 60, "tx/h": 1 / 3600, "tx/d": 1 / 86_400 } },
  /** Bytes per second. Links are sold in bits. */
  bandwidth: {
    base: "B/s",
    units: {
      "B/s": 1,
      "kB/s": 1e3,
      "MB/s": 1e6,
      "GB/s": 1e9,
      "TB/s": 1e12,
      "kbit/s": 125,
      "Mbit/s": 125e3,
      "Gbit/s": 125e6,
    },
  },
  /** Storage that grows. */
  growth: { base: "GB/y", units: { "GB/y": 1, "TB/y": 1e3 } },
  /** A part of a whole, 0..1. */
  share: { base: "", units: { "": 1, "%": 0.01 } },
  /** A plain number of things. */
  count: { base: "", units: { "": 1, k: 1e3, M: 1e6 } },
  /** A number of blocks. */
  blocks: { base: "blocks", units: { block: 1, blocks: 1 } },
  /** A number of transactions. */
  transactions: { base: "tx", units: { tx: 1, ktx: 1e3, Mtx: 1e6 } },
  /** US dollars. */
  money: { base: "$", units: { $: 1, USD: 1, "¢": 0.01 } },
  /** The fee rate of Bitcoin's market, per virtual byte. */
  feerate: { base: "sat/vB", units: { "sat/vB": 1 } },
  /** The fee rate of Ethereum's market, per unit of computing. */
  gasprice: { base: "gwei/gas", units: { "gwei/gas": 1, gwei: 1, "wei/gas": 1e-9, wei: 1e-9 } },
  /** The fee rate of Cardano, per byte; a lovelace is a millionth of a coin. */
  bytefee: { base: "lovelace/B", units: { "lovelace/B": 1 } },
  /** Computing, as chains with contracts meter it. */
  gas: { base: "gas", units: { gas: 1, kgas: 1e3, Mgas: 1e6, Ggas: 1e9 } },
  /** Computing, as Solana meters it. */
  compute: { base: "CU", units: { CU: 1, kCU: 1e3, MCU: 1e6 } },
  /** The fee rate of Solana's market, per compute unit. */
  computeprice: { base: "lamports/CU", units: { "lamports/CU": 1, "microlamports/CU": 1e-6 } },
  /** Energy. Readers are told it in watt-hours, as their bills do; joules may be typed. */
  energy: {
    base: "J",
    units: {
      J: 1,
      kJ: 1e3,
      MJ: 1e6,
      GJ: 1e9,
      Wh: 3600,
      kWh: 3.6e6,
      MWh: 3.6e9,
      GWh: 3.6e12,
      TWh: 3.6e15,
      mWh: 3.6,
    },
  },
} as const satisfies Record<
  string,
  { readonly base: string; readonly units: Readonly<Record<string, number>> }
>;

export type Dimension = keyof typeof dimensions;
