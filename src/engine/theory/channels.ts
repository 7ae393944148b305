import { raidenGas as gas } from "../rules/raiden.ts";

/**
 * Chance that channels of these capacities, sat, each pass so much on, where every balance is as likely as any other.
 * Source: Pickhardt & Richter 2021, "Optimally Reliable & Cheap Payment Flows on the Lightning Network".
 */
export function successProbability(capacities: readonly number[], amount: number): number {
  const passes = (capacity: number) => Math.max(0, (capacity + 1 - amount) / (capacity + 1));
  return capacities.reduce((chance, capacity) => chance * passes(capacity), 1);
}

/** Gas of a channel of Raiden from its opening to its end. */
export const raidenChannelGas = (deposits: number, updates: number, unlocks: number): number =>
  gas.open + deposits * gas.deposit + gas.close + updates * gas.update + gas.settle + unlocks * gas.unlock;

/** Payments from which on a channel takes less gas than as many transfers. */
export const breakEvenPayments = (channelGas: number, transferGas: number): number =>
  Math.ceil(channelGas / transferGas);
