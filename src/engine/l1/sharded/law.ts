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
import { quorumOf, Votes } from "./votes.ts";

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
  /** By shard: 1 when its part has come in this round, and 1 when its committee could not decide on one. */
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
    this.#brought = new Uint8Array(p.shards);
    this.#stalled = new Uint8Array(p.shards);
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
    for (let shard = 0; shard < beacon; shard++) this.#bring(round, shard);
    const { up } = this.#committees.now(beacon);
    const leader = this.#leaders.of(round, beacon);
    const size = this.#committees.sizeOf(beacon);
    if (up < quorumOf(size) || !this.#acts(leader)) return this.#p.shardTimeout * 1e6;
    const block = this.#ledger.extend(this.#tip, leader, undefined, 1, (shard) => this.#brought[shard] !== 0);
    this.#tip = block;
    const { bytes } = this.#ledger.tree.block(block);
    const place = this.#network.place(leader);
    const parts = this.#agreeOnParts(round, place, bytes);
    const ballot = { size, up, from: place, to: place, bytes: bytes / (parts.count + 1) };
    const joined = this.#votes.decide(ballot);
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

  /** Whether a shard brings its part: its leader must propose one, and two thirds of its committee vote for it. */
  #bring(round: number, shard: number): void {
    const { up } = this.#committees.now(shard);
    const isStalled = up < quorumOf(this.#p.committeeSize);
    const isLate = this.#leaders.isLate(round, shard, this.#p.missingChunks);
    this.#stalled[shard] = Number(isStalled);
    this.#brought[shard] = Number(!isStalled && !isLate && this.#acts(this.#leaders.of(round, shard)));
  }

  /** All shards decide at once, and their leaders tell the one who joins, at a place; a part that is missing is waited for. */
  #agreeOnParts(round: number, to: number, bytes: number) {
    const { shards, committeeSize: size, shardTimeout } = this.#p;
    const count = this.#brought.reduce((sum, each) => sum + each, 0);
    const parts = { time: count < shards ? shardTimeout * 1e6 : 0, messages: 0, count };
    for (let shard = 0; shard < shards; shard++) {
      if (this.#brought[shard] === 0) continue;
      const from = this.#network.place(this.#leaders.of(round, shard));
      const { up } = this.#committees.now(shard);
      const { time, messages } = this.#votes.decide({ size, up, from, to, bytes: bytes / count });
      parts.time = Math.max(parts.time, time);
      parts.messages += messages;
    }
    return parts;
  }

  /** Whether a party is there, and does what the protocol says. */
  #acts(party: number): boolean {
    const { name } = this.#parties[party] as Producer;
    const { incidents, agenda } = this.#site;
    return !incidents.isDown(name, agenda.now) && !this.#committees.refuses(name);
  }

  /** The observer sees a block; what lies deep enough under it is final. */
  #commits(block: BlockId): void {
    const { tree } = this.#ledger;
    // Because who holds a committee may have signed another one in the meantime.
    if (!this.#isRunning || tree.ancestor(this.#tip, tree.height(block)) !== block) return;
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
