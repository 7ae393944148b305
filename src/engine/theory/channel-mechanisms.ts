import {
  cltvDelta,
  commitmentFee,
  fundingWeight,
  type HopFee,
  hopFee,
  htlcTxFee,
  routeAmount,
  trimmedHtlcs,
} from "../rules/bolt.ts";
import { breakEvenPayments, raidenChannelGas, successProbability } from "./channels.ts";
import { flag, type Inputs, integer, number, numbers, records, text } from "./inputs.ts";
import type { Mechanism } from "./mechanism.ts";
import { exitFinalization, massExitCapacity } from "./nested-chains.ts";

/** Channels, and chains whose users leave by exits. */
export const channelMechanisms: Readonly<Record<string, Mechanism>> = {
  "ln.hopFee": (i) => hopFee(fees(i), number(i, "amountMsat")),
  "ln.routeAmount": (i) => routeAmount(records(i, "hops").map(fees), number(i, "deliverMsat")),
  "ln.cltvDelta": (i) => cltvDelta(number(i, "R"), number(i, "G"), number(i, "S")),
  "ln.commitmentFee": (i) =>
    commitmentFee(integer(i, "feeratePerKw"), integer(i, "untrimmedHtlcs"), flag(i, "anchors")),
  "ln.htlcTxFee": (i) => htlcTxFee(integer(i, "feeratePerKw")),
  "ln.trimmedHtlcs": (i) =>
    trimmedHtlcs({
      feeratePerKw: integer(i, "feeratePerKw"),
      dustLimitSat: integer(i, "dustLimitSat"),
      offeredMsat: numbers(i, "offeredMsat").map(BigInt),
      receivedMsat: numbers(i, "receivedMsat").map(BigInt),
    }),
  "ln.fundingWeight": (i) => fundingWeight(listed(i, "inputs"), listed(i, "changeOutputs")),
  "ln.successProbability": (i) => successProbability(numbers(i, "capacitiesSat"), number(i, "amountSat")),
  "raiden.channelGas": (i) =>
    raidenChannelGas(number(i, "deposits"), number(i, "updates"), number(i, "unlocks")),
  "raiden.breakEvenPayments": (i) =>
    breakEvenPayments(number(i, "channelGas"), number(i, "erc20TransferGas")),
  "plasma.exitFinalization": (i) =>
    exitFinalization({
      requested: number(i, "exitRequest"),
      submitted: number(i, "utxoSubmission"),
      mfp: number(i, "mfp"),
      rep: number(i, "rep"),
    }),
  "plasma.massExitCapacity": (i) =>
    massExitCapacity({
      windowSeconds: number(i, "windowSeconds"),
      slotSeconds: number(i, "slotSeconds"),
      gasLimit: number(i, "gasLimit"),
      gasShare: number(i, "gasShare"),
      gasPerExit: number(i, "gasPerExit"),
    }),
};

const fees = (inputs: Inputs): HopFee => ({
  base: number(inputs, "baseMsat"),
  ppm: number(inputs, "ppm"),
});

/** Sizes of some that are alike, as cases have them: "2 P2WPKH (witness 109 WU)". */
function listed(inputs: Inputs, name: string): readonly number[] {
  const [, count, size] = /^(\d+) \w+ \(\w+ (\d+) \w+\)$/.exec(text(inputs, name)) ?? [];
  if (count === undefined || size === undefined)
    throw new Error(`input "${name}" is no number of parts with a size`);
  return Array.from({ length: Number(count) }, () => Number(size));
}
