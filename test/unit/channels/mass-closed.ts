/** What a mass close leaves on a host that nobody else uses. */
import { commitmentWeight, htlcTxWeight } from "../../../src/engine/rules/bolt.ts";
import type { TraceEvent } from "../../../src/engine/trace.ts";
import { ofKind } from "../engine/scenarios.ts";

/** Weight of the input that pays for an HTLC transaction with its change: 41 and 31 B, and a witness of 109 (BOLT 3). */
const purse = 4 * (41 + 31) + 109;
/** That of a payment, as which counts what pays out balances. */
const payment = 1_088;

/**
 * How many outputs for payments in flight the commitments of so many channels had, how many of them were taken back, what the host holds in the end and
 * what is lost, $, and the room of it all. No whole number was taken back unless each output was claimed once, by a transaction of BOLT 3's weight.
 */
export function massClosed([host = [], network = []]: readonly (readonly TraceEvent[])[], channels: number) {
  const blocks = ofKind(host, "final");
  const calls = blocks.reduce((sum, block) => sum + block.calls, 0);
  const space = blocks.reduce((sum, block) => sum + block.space, 0);
  const htlcs = calls - 2 * channels;
  const output = commitmentWeight(1, true) - commitmentWeight(0, true);
  const claims = space - channels * (commitmentWeight(0, true) + payment) - htlcs * output;
  const { success, timeout } = htlcTxWeight(true);
  const held = ofKind(network, "channels").map(({ locked }) => locked);
  return {
    htlcs,
    // Because what is taken back after its time is forty weight units lighter.
    takenBack: (htlcs * (success + purse) - claims) / (success - timeout),
    space,
    held: held.at(-1),
    stolen: (ofKind(network, "funds").at(-1)?.stolen ?? 0) * (held[0] as number),
  };
}
