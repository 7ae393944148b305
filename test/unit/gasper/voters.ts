/** An electorate by itself: everybody votes for the head of where he is, and one of them for both where there are two. */

import { noTakes } from "../../../src/engine/fees/takes.ts";
import { ForkChoice } from "../../../src/engine/l1/fork-choice.ts";
import { Electorate, type Members } from "../../../src/engine/l1/gasper/electorate.ts";
import { BlockTree } from "../../../src/engine/ledger/tree.ts";
import { Sides } from "../../../src/engine/network/sides.ts";
import { noParts } from "../../../src/engine/trace.ts";

const slotsPerEpoch = 4;
const blank = {
  by: 0,
  space: 0,
  room: 0,
  bytes: 0,
  surcharge: 0,
  baseFee: 0,
  blobs: 0,
  excessBlobGas: 0,
  takes: noTakes,
  parts: noParts,
};

/** Honest parties by weight, and behind them one with a share of all who votes twice. */
export function electorateOf(honest: readonly number[], evil: number) {
  const sum = honest.reduce((sum, each) => sum + each, 0);
  const shares = [...honest.map((each) => (each / sum) * (1 - evil)), evil];
  const nodes = shares.length + 1;
  const tree = new BlockTree();
  const choice = new ForkChoice(tree, nodes);
  const sides = new Sides(shares, nodes);
  const members: Members = {
    shares: Float64Array.from(shares),
    staked: 35_859_802,
    committees: slotsPerEpoch,
    slashing: "electra",
    proposerBoost: 0.4,
    isCutOff: (node, share) => sides.isFar(node, share),
    isCorrupt: (validator) => validator === shares.length - 1,
  };
  const electorate = new Electorate(members, nodes, tree, choice);
  choice.begin(0);
  electorate.begin(0);
  const all = Array.from({ length: nodes }, (_, node) => node);
  const heads = all.map(() => 0);
  /** Blocks that those on the other side have not heard. */
  const kept: { readonly block: number; readonly nodes: readonly number[] }[] = [];
  let partition: { readonly share: number } | undefined;
  let isFar = (_node: number): boolean => false;
  let slot = 0;
  const finals: number[] = [0];
  let reverted = 0;

  const look = () => {
    for (const node of all) heads[node] = electorate.head(node, heads[node] as number);
  };
  const made = (parent: number) => {
    const block = tree.add({ ...blank, found: slot, parent, height: tree.height(parent) + 1 });
    electorate.proposed(block, slot);
    choice.add(block);
    return block;
  };
  /** One node of a side makes a block, and its side hears of it. */
  const propose = (by: number) => {
    const block = made(heads[by] as number);
    const here = all.filter((node) => isFar(node) === isFar(by));
    for (const node of here) choice.hear(block, node);
    if (here.length < nodes) kept.push({ block, nodes: all.filter((node) => !here.includes(node)) });
  };
  /** What is final where the observer is never leaves the chain that is final later. */
  const follow = () => {
    const { block } = electorate.near.finalized;
    const last = finals.at(-1) as number;
    if (block === last) return;
    if (tree.ancestor(block, tree.height(last)) !== last) reverted++;
    finals.push(block);
  };

  return {
    electorate,
    get isTwoSided() {
      return all.slice(0, -2).some((node) => sides.isFar(node, this.share));
    },
    share: 0,
    get reverted() {
      return reverted;
    },
    get finalized() {
      return electorate.near.finalized.epoch;
    },
    get head() {
      return heads[nodes - 1] as number;
    },
    /** A block of this slot, of which nobody has heard. */
    block: made,
    /** Everybody hears of a block early in this slot. */
    hears(block: number) {
      for (const node of all) {
        choice.hear(block, node);
        electorate.heardInTime(block, node);
      }
    },
    /** The slot ends, and nobody votes. */
    passes() {
      const silent = new Int32Array(shares.length).fill(-1);
      electorate.slotEnds(slot++, { cast: silent, also: silent }, partition);
    },
    cut(share: number) {
      partition = { share };
      this.share = share;
    },
    heal() {
      partition = undefined;
      isFar = () => false;
      for (const { block, nodes } of kept) for (const node of nodes) choice.hear(block, node);
      kept.length = 0;
    },
    epochs(count: number) {
      for (let end = slot + count * slotsPerEpoch; slot < end; slot++) {
        const observer = nodes - 1;
        const far = all.findIndex((node) => electorate.isFar(node));
        propose(observer);
        if (far >= 0) propose(far);
        look();
        const cast = Int32Array.from(shares, (_, validator) => heads[validator] as number);
        const also = new Int32Array(shares.length).fill(-1);
        const other = electorate.isFar(shares.length - 1) ? observer : far;
        if (far >= 0) also[shares.length - 1] = heads[other] as number;
        electorate.slotEnds(slot, { cast, also }, partition);
        const share = partition?.share;
        if (share !== undefined) isFar = (node) => electorate.isFar(node);
        look();
        follow();
      }
    },
  };
}
