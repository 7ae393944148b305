import type { Fork } from "../scenario.ts";

/** How a change of the rules of a real chain came to hold, as far as it was recorded. */
export interface RealActivation extends Pick<Fork, "kind" | "readiness" | "signal"> {
  readonly title: string;
  readonly meaning: string;
  readonly source: string;
  readonly asOf: string;
}

const day = 86_400;

/** Activations that an upgrade may be told to go like. Times count from the day on which signaling, or the fork, began. */
export const activations = {
  taproot: {
    title: "Taproot, 2021",
    meaning:
      "Tighter rules that waited for 90 % of a period's blocks to signal: about half did after ten days.",
    kind: "tighter",
    readiness: [
      { seconds: 0, share: 0 },
      { seconds: 10 * day, share: 0.48 },
      { seconds: 49 * day, share: 0.9 },
    ],
    signal: { threshold: 0.9, period: 2_016 },
    source:
      "bitcoin/bitcoin chainparams.cpp (threshold, period, start 2021-04-24); shares by day: youngbullcrypto, crypto24hnews",
    asOf: "2021-06-12",
  },
  dao: {
    title: "the DAO fork, 2016",
    meaning:
      "Rules apart from one block on; about a tenth of the mining power stayed behind, as Ethereum Classic.",
    kind: "apart",
    readiness: [{ seconds: 0, share: 0.9 }],
    signal: null,
    source: "ethereumbook/ethereumbook@c5ddebd, appdx-forks-history; EIP-779",
    asOf: "2016-07-20",
  },
  "bitcoin-cash": {
    title: "Bitcoin Cash, 2017",
    meaning:
      "Larger blocks and rules apart, with a twentieth of the hash power at first and two fifths after three weeks.",
    kind: "apart",
    readiness: [
      { seconds: 0, share: 0.05 },
      { seconds: 18 * day, share: 0.04 },
      { seconds: 19 * day, share: 0.2 },
      { seconds: 20 * day, share: 0.34 },
      { seconds: 22 * day, share: 0.43 },
    ],
    signal: null,
    source: "coinflames, ccn.com, coinfox.info, reference.cash: shares of hash power from 2017-08-01 on",
    asOf: "2017-08-23",
  },
  "march-2013": {
    title: "the accident of March 2013",
    meaning:
      "Three fifths of Bitcoin's hash power ran a version that took a block which the version before could not.",
    kind: "looser",
    readiness: [{ seconds: 0, share: 0.6 }],
    signal: null,
    source: "bitcoin/bips@7fe0b034, BIP 50",
    asOf: "2013-03-11",
  },
  constantinople: {
    title: "Constantinople put off, 2019",
    meaning: "The fork was called off two days before; about a tenth of the hash power went through with it.",
    kind: "apart",
    readiness: [{ seconds: 0, share: 0.9 }],
    signal: null,
    source: "everestcrypto.com: 10 to 20 of 180 TH/s did not follow the delay (cryptoiq.co says 94)",
    asOf: "2019-01-16",
  },
} as const satisfies Readonly<Record<string, RealActivation>>;
