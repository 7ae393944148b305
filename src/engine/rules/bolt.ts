/** Integer rules of the Lightning Network. Source of all: lightning/bolts, 02-peer-protocol, 03-transactions and 07-routing-gossip. */

/** What a node asks for passing a payment on, in whole units of whatever amounts are counted in: thousandths of a satoshi, or millionths of a dollar. */
export interface HopFee {
  /** Whatever the amount. */
  readonly base: number;
  /** Millionths of the amount. */
  readonly ppm: number;
}

const million = 1_000_000;

/**
 * Fee of a hop that passes a whole amount on, rounded down. Exact up to 2^53 where the rate is at most all of it, since a product with the whole
 * amount would not be. Source: BOLT 7, HTLC fees.
 */
export function hopFee({ base, ppm }: HopFee, amount: number): number {
  const millions = Math.floor(amount / million);
  return base + millions * ppm + Math.floor(((amount - millions * million) * ppm) / million);
}

/** What a payer sends so that so much is delivered: `hops` are those between, nearest to the payer first. Source: BOLT 7. */
export const routeAmount = (hops: readonly HopFee[], deliver: number): number =>
  hops.reduceRight((amount, hop) => amount + hopFee(hop, amount), deliver);

/**
 * One-way delays that a payment takes over so many hops: on each, three until it is locked in (add, sign, revoke both ways); one for the secret to
 * come back; and at the payer two more until that is signed. Source: BOLT 2, normal operation.
 */
export const paymentLegs = (hops: number): number => 4 * hops + 2;

/** The same for an attempt that so many hops took and the next did not: each takes the promise back before it tells the one before. */
export const failureLegs = (hops: number): number => 6 * hops;

/** Delays after which an HTLC is offered, locked in by both, and over for whoever offered it, from the moment at which the payer sets out. */
export interface HtlcLegs {
  readonly offered: number;
  readonly lockedIn: number;
  readonly over: number;
}

/** Those of a hop, the payer's being 0, of a payment over so many: the secret comes back one delay a hop. */
export const fulfilLegs = (hop: number, hops: number): HtlcLegs => ({
  offered: 3 * hop,
  lockedIn: 3 * (hop + 1),
  over: 4 * hops - hop,
});

/** Those of a hop of an attempt that so many hops took and the next did not. */
export const failLegs = (hop: number, hops: number): HtlcLegs => ({
  offered: 3 * hop,
  lockedIn: 3 * (hop + 1),
  over: failureLegs(hops) - 3 * hop,
});

/**
 * Heights at which the HTLCs of a route expire, the payer's first: the payee's leaves him `finalDelta` blocks from `height` on, each before it `delta`
 * more, in which whoever offers the next can learn its secret on chain. Source: BOLT 7, `cltv_expiry_delta`; BOLT 11, `min_final_cltv_expiry_delta`.
 */
export const cltvExpiries = (
  height: number,
  hops: number,
  delta: number,
  finalDelta: number,
): readonly number[] =>
  Array.from({ length: hops }, (_, hop) => height + finalDelta + delta * (hops - 1 - hop));

/** Weight units of what a commitment leads to. Source: BOLT 3, expected weights. */
const plain = { commitment: 724, htlc: { timeout: 663, success: 703 } } as const;
const anchored = { commitment: 1_124, htlc: { timeout: 666, success: 706 } } as const;
const weightOfHtlc = 172;

/** Weight of a commitment with so many HTLCs that are worth an output, WU. Source: BOLT 3, expected weights. */
export const commitmentWeight = (untrimmed: number, hasAnchors = false): number =>
  (hasAnchors ? anchored : plain).commitment + weightOfHtlc * untrimmed;

/** Weight of the transactions by which an HTLC is taken back after its time, or taken with its secret, WU. Source: BOLT 3, expected weights. */
export const htlcTxWeight = (hasAnchors = false): { readonly timeout: number; readonly success: number } =>
  (hasAnchors ? anchored : plain).htlc;

/** Fee of so many weight units, sat, rounded down. */
const feeOf = (weight: number, feeratePerKw: bigint): bigint => (BigInt(weight) * feeratePerKw) / 1000n;

/** Fee of the transactions by which an HTLC is taken back after its time, or taken with its secret, sat. Source: BOLT 3, HTLC transaction fees. */
export function htlcTxFee(
  feeratePerKw: bigint,
  hasAnchors = false,
): { readonly timeout: bigint; readonly success: bigint } {
  const { timeout, success } = htlcTxWeight(hasAnchors);
  return { timeout: feeOf(timeout, feeratePerKw), success: feeOf(success, feeratePerKw) };
}

/** Fee of a commitment with so many HTLCs that are worth an output, sat. Source: BOLT 3, commitment transaction fees. */
export const commitmentFee = (feeratePerKw: bigint, untrimmed: bigint, hasAnchors = false): bigint =>
  feeOf(commitmentWeight(Number(untrimmed), hasAnchors), feeratePerKw);

/** What a commitment is made from. */
export interface Pending {
  readonly feeratePerKw: bigint;
  readonly dustLimitSat: bigint;
  readonly offeredMsat: readonly bigint[];
  readonly receivedMsat: readonly bigint[];
}

/**
 * HTLCs that get an output in a commitment without anchors, its fee, and what its miner gets with those that are too small for one, sat: what is
 * left of an HTLC behind the fee of its own transaction must be no dust. Source: BOLT 3, trimmed outputs.
 */
export function trimmedHtlcs({ feeratePerKw, dustLimitSat, offeredMsat, receivedMsat }: Pending) {
  const { timeout, success } = htlcTxFee(feeratePerKw);
  const sorted = (amounts: readonly bigint[], fee: bigint) =>
    amounts.map((msat) => ({ sat: msat / 1000n, isKept: msat / 1000n >= dustLimitSat + fee }));
  const all = [...sorted(offeredMsat, timeout), ...sorted(receivedMsat, success)];
  const untrimmed = all.filter(({ isKept }) => isKept).length;
  const lost = all.reduce((sum, { sat, isKept }) => (isKept ? sum : sum + sat), 0n);
  const baseFeeSat = commitmentFee(feeratePerKw, BigInt(untrimmed));
  return { untrimmed, baseFeeSat, actualFeeSat: baseFeeSat + lost };
}

/**
 * Weight that an HTLC transaction gains which pays no fee out of its HTLC, as with anchors: an input that pays it, whose witness is so many WU, and the
 * change of that, whose script is so many bytes.
 */
export const feeInputWeight = (witness: number, changeScript: number): number =>
  4 * (bytes.input + bytes.outputFrame + changeScript) + witness;

/** Bytes of a transaction that funds a channel. Source: BOLT 3, appendix A. */
const bytes = { frame: 10, input: 41, fundingOutput: 43, outputFrame: 9 } as const;

/** Weight of the transaction that opens a channel: `witnesses` and `changeScripts` are its inputs' witnesses, WU, and its change outputs' scripts, B. */
export function fundingWeight(witnesses: readonly number[], changeScripts: readonly number[]): number {
  const sum = (values: readonly number[]) => values.reduce((total, each) => total + each, 0);
  const change = sum(changeScripts.map((script) => script + bytes.outputFrame));
  const stripped = bytes.frame + bytes.input * witnesses.length + bytes.fundingOutput + change;
  return 4 * stripped + 2 + sum(witnesses);
}

/**
 * Blocks between the two ends of a hop, and before the end of an HTLC in which it must be fulfilled on chain: `R` is how deep a reorganization may
 * be, `G` how long a node may not answer, `S` how long a transaction may wait. Source: BOLT 2, choosing `cltv_expiry_delta`.
 */
export const cltvDelta = (R: number, G: number, S: number) => ({
  cltvExpiryDelta: 3 * R + 2 * G + 2 * S,
  fulfilDeadline: 2 * R + G + S,
});
