import type { Law } from "../../ledger/law.ts";
import type { Ledger } from "../../ledger/ledger.ts";
import { Broadcast } from "../../network/broadcast.ts";
import type { Network } from "../../network/network.ts";
import type { Site } from "../../site.ts";
import type { BlockId } from "../../trace.ts";
import { watchPayments } from "../payers.ts";
import { type Producer, producers } from "../producers.ts";
import { Captures } from "./captures.ts";
import { Committees } from "./committees.ts";
import { Leaders } from "./leaders.ts";
import type { Sharded } from "./parameters.ts";
import { type Decision, faultsOf, quorumOf, Votes } from "./votes.ts";

/**
 * A chain in shards: in each round every shard's committee agrees on its part of the block, and then the beacon's committee (the directory
 * service's) on the block that joins what has come. A shard whose part is missing serves nobody in that block. Committees are drawn anew each epoch.
 */
export class Shards implements Law {
  #p: Sharded;
  #site: Site;
  #ledger: Ledger;
  #parties: readonly Producer[];
  #network: Network;
  #votes: Votes;
  #committees: Committees;
  #leaders: Leaders;
  #captures: Captures;
  #payments: Broadcast;
  /** Validators by place, who hear of a block together. */
  #places: readonly (readonly number[])[];
  /** The last block decided, and how many rounds there were. */
  #tip: BlockId = 0;
  #rounds = 0;
  /** By committee, in this round: who leads it, and members who vote; 1 when it brings what it is to decide on, and 1 when too few vote. */
  #leads: Int32Array;
  #up: Int32Array;
  #brought: Uint8Array;
  #stalled: Uint8Array;
  #round: number;
  #commit: number;
  #handle = -1;
  #isRunning = false;

  constructor(p: Sharded, site: Site, ledger: Ledger) {
    this.#p = p;
    this.#site = site;
    this.#ledger = ledger;
    this.#parties = producers(p.validators, site.adversary?.share ?? 0);
    this.#network = site.network(this.#parties.length + 1);
    this.#votes = new Votes(p, this.#network, this.#parties);
    this.#committees = new Committees(p, site, this.#parties);
    this.#leaders = new Leaders(site, this.#parties);
    this.#captures = new Captures(p, site, ledger, this.#committees);
    const shares = this.#parties.map(({ share }) => share);
    this.#payments = new Broadcast(site, this.#network, shares, () => {});
    this.#places = byPlace(this.#parties, this.#network);
    this.#leads = new Int32Array(p.shards + 1);
    this.#up = new Int32Array(p.shards + 1);
    this.#brought = new Uint8Array(p.shards + 1);
    this.#stalled = new Uint8Array(p.shards + 1);
    this.#round = site.agenda.action(() => this.#begins());
    this.#commit = site.agenda.action((block) => this.#commits(block));
  }

  start(): void {
    this.#isRunning = true;
    watchPayments(this.#site, this.#payments, this.#payments.nodes - 1, this.#p.transferBytes);
    this.#tip = this.#ledger.head().block;
    this.#ledger.settle(this.#tip);
    this.#begins();
  }

  stop(): void {
    this.#isRunning = false;
    this.#site.agenda.cancel(this.#handle);
  }

  /** Shares of the value on shards whose committees decide on nothing, and on those that an adversary signs for. */
  funds() {
    return this.#captures.funds(this.#stalled);
  }

  #begins(): void {
    const { blocksPerEpoch, reshuffleTime, blockInterval } = this.#p;
    const { agenda } = this.#site;
    if (this.#rounds % blocksPerEpoch === 0) this.#reshuffle(this.#rounds / blocksPerEpoch);
    const taken = this.#decides(this.#rounds++);
    const isLast = this.#rounds % blocksPerEpoch === 0;
    const pause = isLast ? reshuffleTime * 1e6 : 0;
    this.#handle = agenda.after(Math.max(taken, blockInterval * 1e6) + pause, this.#round);
  }

  #reshuffle(epoch: number): void {
    this.#committees.draw(epoch);
    this.#tip = this.#captures.rewrite(this.#tip);
  }

  /** One round. Returns what it takes, microseconds. */
  #decides(round: number): number {
    const { agenda, emit } = this.#site;
    const beacon = this.#p.shards;
    for (let committee = 0; committee <= beacon; committee++) this.#convene(round, committee);
    if (this.#brought[beacon] === 0) return this.#p.shardTimeout * 1e6;
    const leader = this.#leads[beacon] as number;
    const block = this.#ledger.extend(this.#tip, leader, { brings: (shard) => this.#brought[shard] !== 0 });
    this.#tip = block;
    const { bytes } = this.#ledger.tree.block(block);
    const place = this.#network.place(leader);
    const parts = this.#agreeOnParts(place, bytes);
    const joined = this.#agree(beacon, place, bytes / (parts.count + 1));
    emit({ kind: "votes", time: agenda.now, messages: parts.messages + joined.messages });
    this.#tellHeard(block, place, bytes);
    const joins = parts.time + parts.count * this.#p.mergeTime * 1e6;
    const isChained = this.#p.consensus === "chained";
    const done = Math.round(isChained ? joins : joins + joined.time);
    const observer = this.#network.place(this.#parties.length);
    agenda.after(done + this.#network.between(place, observer, bytes), this.#commit, block);
    // Because votes for a chained block come while the next is made, that begins as soon as its leader has heard.
    const next = this.#network.place(this.#leaders.of(round + 1, beacon));
    return isChained ? done + this.#network.between(place, next, bytes / (parts.count + 1)) : done;
  }

  /** Whether a committee brings what it is to decide on: its leader must propose, and two thirds of it vote for that and for nothing beside. */
  #convene(round: number, committee: number): void {
    const { up, corrupt } = this.#committees.now(committee);
    const size = this.#committees.sizeOf(committee);
    const leader = this.#leaders.of(round, committee);
    const isStalled = up < quorumOf(size);
    const isPart = committee < this.#p.shards;
    const isLate = isPart && this.#leaders.isLate(round, committee, this.#p.missingChunks);
    const isTwofold = isPart && corrupt > faultsOf(size) && this.#equivocates(leader);
    this.#up[committee] = up;
    this.#leads[committee] = leader;
    this.#stalled[committee] = Number(isStalled);
    this.#brought[committee] = Number(!isStalled && !isLate && !isTwofold && this.#acts(leader));
  }

  /** All shards decide at once, and their leaders tell the one who joins, at a place; a part that is missing is waited for. */
  #agreeOnParts(to: number, bytes: number) {
    const { shards, shardTimeout } = this.#p;
    const parts = { time: 0, messages: 0, count: 0 };
    for (let shard = 0; shard < shards; shard++) parts.count += this.#brought[shard] as number;
    if (parts.count < shards) parts.time = shardTimeout * 1e6;
    for (let shard = 0; shard < shards; shard++) {
      if (this.#brought[shard] === 0) continue;
      const { time, messages } = this.#agree(shard, to, bytes / parts.count);
      parts.time = Math.max(parts.time, time);
      parts.messages += messages;
    }
    return parts;
  }

  /** What it takes until somebody at a place has what a committee decides on so many bytes. */
  #agree(committee: number, to: number, bytes: number): Decision {
    const from = this.#network.place(this.#leads[committee] as number);
    const size = this.#committees.sizeOf(committee);
    return this.#votes.decide({ size, up: this.#up[committee] as number, from, to, bytes });
  }

  /** Whether a party is there, and does what the protocol says. */
  #acts(party: number): boolean {
    const { name } = this.#parties[party] as Producer;
    const { incidents, agenda } = this.#site;
    return !incidents.isDown(name, agenda.now) && !this.#committees.refuses(name);
  }

  /** Whether a party proposes two parts at once: where a third votes for both, both have their two thirds, and neither is joined. */
  #equivocates(party: number): boolean {
    const { name, share } = this.#parties[party] as Producer;
    return this.#site.decide(name).equivocate?.(share) === true;
  }

  /** The observer sees a block; what lies deep enough under it is final. */
  #commits(block: BlockId): void {
    const { tree } = this.#ledger;
    // Because who holds a committee may have signed another one in the meantime, and the way of the next may have been shorter.
    const isOurs = tree.ancestor(this.#tip, tree.height(block)) === block;
    if (!this.#isRunning || !isOurs || tree.height(block) <= this.#ledger.head().height) return;
    this.#ledger.adopt(block);
    const height = Math.max(0, tree.height(block) - this.#p.confirmations);
    if (height >= this.#ledger.settled().height) this.#ledger.settle(tree.ancestor(block, height));
  }

  #tellHeard(block: BlockId, place: number, bytes: number): void {
    const { agenda, emit } = this.#site;
    for (const [to, nodes] of this.#places.entries()) {
      if (nodes.length === 0) continue;
      const delay = this.#network.between(place, to, bytes);
      emit({ kind: "heard", block, nodes, delay, found: agenda.now });
    }
  }
}

function byPlace(parties: readonly Producer[], network: Network): readonly (readonly number[])[] {
  const places: number[][] = [];
  for (const party of parties.keys()) {
    const place = network.place(party);
    while (places.length <= place) places.push([]);
    places[place]?.push(party);
  }
  return places;
}
