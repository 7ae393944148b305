import { imbalance } from "../fees/books.ts";
import { isSameDivision, queuesOf } from "../fees/division.ts";
import type { LastBid } from "../fees/filling.ts";
import { Mempool } from "../fees/mempool.ts";
import { Payees } from "../fees/shards.ts";
import { noTakes, type Takes } from "../fees/takes.ts";
import { weighted } from "../kernel/distributions.ts";
import { draws } from "../kernel/random.ts";
import { type BlockId, blocksIn, noParts } from "../trace.ts";
import { contentsOf } from "./contents.ts";
import type { BlockRef, CallListener, Contract, Deployed, Permits, Withdraw } from "./contract.ts";
import { type Call, Contracts } from "./contracts.ts";
import type { Charges, Exits, Host } from "./host.ts";
import type { Law } from "./law.ts";
import { everyShard, type Making, nothingOwn } from "./making.ts";
import { Prices } from "./prices.ts";
import { Room, within } from "./room.ts";
import { Settlement } from "./settlement.ts";
import type { Surroundings } from "./surroundings.ts";
import { Takings } from "./takings.ts";
import { once, Telling } from "./telling.ts";
import { feesOf, inUnitsOf, spaceOf, type Terms } from "./terms.ts";
import { BlockTree, type Own } from "./tree.ts";

/** Blocks that must fail to come before a chain counts as standing still: by proof of work that is chance once in 485 million times. */
const stillness = 20;

/**
 * What is common to all chains: the tree of blocks, the queue that feeds it, the contracts folded over it, and the one who is
 * paid, a node that observes. Laws extend it, say which head that node follows and what is settled; everything that a
 * reorganization means for users, calls and contracts happens here.
 */
export class Ledger implements Host {
  readonly tree = new BlockTree();
  readonly mempool: Mempool;
  readonly prices = new Prices(this.tree, () => this.terms);
  readonly telling = new Telling(this.tree, () => this.terms);
  readonly takings: Takings;
  readonly settlement: Settlement;
  #room = new Room(this.tree, () => this.terms);
  /** What its blocks are measured by now; its unit of space and its coin stay what they were at the start. */
  terms: Terms;
  /** Called before a block is filled, so that whoever is about to submit has done so. Tells whether anybody may still come. */
  beforeBlock: () => boolean = () => false;
  /** Who bids for a block on `parent` after all others; null: nobody. */
  lastBid: (parent: BlockId) => LastBid | null = () => null;
  /** What each user pays besides for the layer's own costs, in the smallest coin. */
  surcharge: () => number = () => 0;
  exits: Exits | null = null;
  /** Whether other layers have contracts on it. */
  isHost = false;
  #around: Surroundings;
  #contracts = new Contracts(this.tree);
  /** Where payees are, on a chain in shards. */
  #payees: Payees | null;
  /** The block from which the queue is seen. */
  #view: BlockId = 0;
  /** The observer's head. */
  #head: BlockId = 0;
  #law: Law | null = null;
  #changes: { readonly height: number; readonly law: Law; readonly terms: Terms }[] = [];

  constructor(terms: Terms, around: Surroundings) {
    this.terms = terms;
    this.#around = around;
    const { minFeeRate, feeSize, fixedFee, shards, lanes } = terms;
    const gaveUp = (from: number, to: number, count: number) =>
      around.emit({ kind: "gave-up", from, to, count });
    const isFixed = fixedFee !== undefined;
    this.mempool = new Mempool(minFeeRate, feeSize, gaveUp, { shards, lanes, isFixed });
    this.takings = new Takings(this.tree, this.mempool, this.prices, () => this.terms);
    this.#payees = payeesOf(terms, around);
    this.settlement = new Settlement(this, this.#contracts, around, (block, news) => this.#tell(block, news));
  }

  get name(): string {
    return this.#around.name;
  }

  get isStill(): boolean {
    const patience = ((stillness - 1) * this.blockSeconds + this.tellsEvery) * 1e6;
    return this.#law !== null && this.#around.agenda.now - this.head().time > patience;
  }

  get blockSeconds(): number {
    return this.terms.blockSeconds;
  }

  /** What room in the next block costs beside bids, smallest coin per unit of fee rates, as the queue is seen. */
  get baseFee(): number {
    return this.#around.alwaysFull ? 0 : this.prices.baseFeeAfter(this.#view);
  }

  /** Time between its blocks as they are told now, s: several as one while nothing is scarce. */
  get tellsEvery(): number {
    return this.telling.turns * this.blockSeconds;
  }

  get blobBytes(): number {
    return this.terms.blobs?.bytes ?? 0;
  }

  get blobsPerBlock(): number {
    return this.terms.blobs?.max ?? 0;
  }

  /**
   * How many have waited on average since so many did who were then looked at: they come evenly. While blocks are told as one, each turn takes
   * those who came in it.
   */
  waitedSince(then: number): number {
    const { waiting, bidding } = this.mempool;
    if (!this.telling.isCalm) return (then + waiting) / 2;
    const turns = (this.#around.agenda.now - this.tree.block(this.#view).found) / (this.blockSeconds * 1e6);
    return waiting - bidding + bidding / (2 * Math.max(1, turns));
  }

  /** Whether anybody waits for the block after one. */
  isAwaited(parent: BlockId): boolean {
    this.#look(parent);
    const { waiting, calls } = this.mempool;
    return waiting > 0 || calls.worth > 0 || this.lastBid(parent) !== null;
  }

  /** Payments of a shard or lane that the next block has room for, as far as the last one tells; at least one. */
  roomOn(queue: number): number {
    const left = this.#room.leftOn(queue, this.#head, (key) => this.mempool.homeOf(key));
    return Math.max(1, Math.floor(left));
  }

  /** The law that extends it from now on. */
  follow(law: Law): void {
    this.#law?.stop();
    this.#law = law;
    law.start();
  }

  /** Another law takes over once the observer's chain is `height` blocks long; balances, contracts and queue stay. */
  change(law: Law, terms: Terms, height: number): void {
    this.#changes.push({ height, law, terms });
    this.#changes.sort((a, b) => a.height - b.height);
  }

  /**
   * A new block on `parent`, filled with the best-paying of what waits there and its producer permits. What is the protocol's own goes before
   * everybody's bids.
   */
  extend(parent: BlockId, by: number, making: Making = {}): BlockId {
    const { permits, growth = 1, row = once, own = nothingOwn, brings = everyShard } = making;
    const { agenda, emit } = this.#around;
    this.beforeBlock();
    this.#look(parent);
    const rooms = this.#room.byShard(this.#room.after(parent) * growth * row.turns, brings);
    const room = rooms.reduce((sum, each) => sum + each, 0);
    const { baseFee } = this;
    const excessBlobGas = this.prices.excessAfter(parent);
    const surcharge = this.surcharge();
    this.mempool.charge(this.prices.charge(surcharge, baseFee), this.prices.blob(excessBlobGas));
    // Because calls come in the last turn of a row, they have the room of one block.
    const permitted = row.turns === 1 ? permits : within(room / row.turns, this.terms, permits);
    const takes = this.#fill(parent, rooms, own, permitted);
    const unfollowed = this.#around.alwaysFull ? Math.floor(room / this.terms.size - own.worth) : 0;
    const contents = contentsOf(takes, unfollowed, own, room, this.terms, (id) => this.#call(id));
    const { space, count, blobs } = contents;
    const span = this.telling.spanOf(row, takes);
    const blocks = blocksIn(span);
    const bytes = contents.bytes + (blocks - 1) * this.terms.headerBytes;
    const height = this.tree.height(parent) + blocks;
    const found = agenda.now;
    const block = this.tree.add({
      parent,
      height,
      span,
      by,
      found,
      space,
      room: Math.max(space, (room * blocks) / row.turns),
      bytes,
      surcharge,
      baseFee,
      blobs,
      excessBlobGas,
      own,
      takes,
      parts: noParts,
    });
    this.#look(block);
    const sampledBytes = blobs * (this.terms.blobs?.sampledBytes ?? 0);
    this.mempool.begin();
    this.telling.lookAhead(block, this.mempool.bidding);
    emit({ kind: "found", block, by, height, time: found, bytes, sampledBytes, count, span });
    return block;
  }

  /** The observer's chain now ends in `head`. */
  adopt(head: BlockId): void {
    const { agenda, emit } = this.#around;
    const fork = this.tree.commonAncestor(this.#head, head);
    const undone = this.tree.descent(fork, this.#head);
    const added = this.tree.path(fork, head);
    if (undone.length > 0) emit({ kind: "reorganized", time: agenda.now, depth: undone.length });
    this.settlement.see(added);
    this.settlement.undoDownTo(fork);
    this.#head = head;
    for (const block of undone) this.#tell(block, "reverted");
    for (const block of added) this.#tell(block, "included");
    this.#bidForNext();
    this.#changeLaw();
  }

  /** Settled is now what is in the observer's chain up to `block`; what was settled above it, or beside, was undone after all. */
  settle(block: BlockId): void {
    const fork = this.tree.commonAncestor(this.settlement.last, block);
    this.settlement.undoDownTo(fork);
    if (fork === block) return;
    this.#look(this.#head);
    this.settlement.add(this.tree.path(fork, block));
  }

  head(): BlockRef {
    return this.#contracts.ref(this.#head);
  }

  settled(): BlockRef {
    return this.#contracts.ref(this.settlement.last);
  }

  deploy<S, A>(contract: Contract<S, A>, layer = this.name): Deployed<S, A> {
    const number = this.#contracts.deploy(contract);
    this.isHost ||= layer !== this.name;
    return {
      call: (action, order, listener = {}) =>
        this.#submit({ contract: number, layer, action, order, listener }),
      state: (at) => this.#contracts.state(number, at === "head" ? this.#head : this.settlement.last) as S,
    };
  }

  quote(bytes: number, gas: number, blobs = 0): number {
    const space = spaceOf(this.terms, { bytes, gas });
    const fee = this.mempool.bids.fees[this.#nextBlockBid(space / this.terms.size)] as number;
    const forRoom = (fee + this.prices.charge(this.surcharge(), this.baseFee)) * feesOf(this.terms, space);
    const forBlobs = blobs === 0 ? 0 : blobs * this.prices.blob(this.prices.excessAfter(this.#view));
    return (forRoom + forBlobs) * this.terms.dollars;
  }

  roomFor(bytes: number, gas: number): number {
    const room = (this.#room.left(this.#head) * this.terms.size) / (this.terms.shards?.count ?? 1);
    return Math.floor(room / spaceOf(this.terms, { bytes, gas }));
  }

  charges(depth: number): Charges | null {
    const height = Math.max(0, this.tree.height(this.#head) - depth);
    return this.prices.charges(this.tree.ancestor(this.#head, height));
  }

  /** Every transaction is somewhere, once; every block stands on one that was found before it, one lower. */
  audit(): readonly string[] {
    return [...imbalance(this.mempool.books()), ...this.tree.audit()];
  }

  #fill(parent: BlockId, rooms: Float64Array, own: Own, permits: Permits | undefined): Takes {
    if (this.#around.alwaysFull) return noTakes;
    const takesCall =
      permits &&
      ((id: number) => {
        const { order, layer } = this.#call(id);
        return permits(order, layer);
      });
    const payments = rooms.map((room) => room / this.terms.size);
    payments[0] = (payments[0] as number) - own.worth;
    const last = this.lastBid(parent);
    if (this.#payees === null) return this.mempool.select(payments[0], this.blobsPerBlock, takesCall, last);
    this.#payees.begin(this.tree.height(parent) + 1);
    const { receipts } = this.tree.block(parent).takes;
    const sharding = { rooms: payments, receipts: this.#payees.redirect(receipts), payees: this.#payees };
    return this.mempool.selectOnShards(sharding, takesCall, last);
  }

  #submit(call: Omit<Call, "space">): Withdraw {
    const { order } = call;
    const { size, feeSize, dollars } = this.terms;
    const space = spaceOf(this.terms, order);
    const id = this.#contracts.calls.push({ ...call, space }) - 1;
    const worth = space / size;
    const highest = order.highestFee / (dollars * feesOf(this.terms, space, order.count) * feeSize);
    this.mempool.calls.submit(id, worth, order.blobs ?? 0, this.#nextBlockBid(worth), highest);
    this.mempool.submitted();
    return () => this.mempool.calls.withdraw(id);
  }

  /** The band that gets somebody with so much more into the next block, as things stand. */
  #nextBlockBid(worth: number): number {
    return this.mempool.bids.bidFor(
      Math.max(0, this.#room.left(this.#head) - this.mempool.calls.worth - worth),
    );
  }

  /** Who was left out of the last block outbids those who were not. */
  #bidForNext(): void {
    if (this.mempool.calls.worth > 0) this.mempool.calls.raise(this.#nextBlockBid(0));
  }

  #changeLaw(): void {
    const next = this.#changes[0];
    if (next === undefined || this.tree.height(this.#head) < next.height) return;
    this.#changes.shift();
    if (this.terms.nextRoom === null) this.#room.movedFrom = this.tree.height(this.#head) + 1;
    const before = this.terms;
    this.terms = inUnitsOf(before, next.terms);
    if (!isSameDivision(before, this.terms)) this.#divide();
    this.follow(next.law);
  }

  /** Accounts come to lie on other shards: who waits there waits on his new one, a cohort of users at a time (A81). */
  #divide(): void {
    const home = weighted(queuesOf(this.terms).weights);
    const moves = draws(this.#around.seed ?? 0, "resharding");
    this.mempool.divide(this.terms, (key) => home(moves(key)));
    this.#payees = payeesOf(this.terms, this.#around);
  }

  /** Moves the queue's view as a node does in a reorganization: back to the fork, then up the other branch. */
  #look(target: BlockId): void {
    if (target === this.#view) return;
    const fork = this.tree.commonAncestor(this.#view, target);
    for (const at of this.tree.ladenDescent(fork, this.#view))
      this.mempool.disconnect(this.tree.block(at).takes);
    for (const at of this.tree.ladenPath(fork, target)) this.mempool.connect(this.tree.block(at).takes);
    this.#view = target;
  }

  #tell(block: BlockId, news: keyof CallListener): void {
    for (const id of this.tree.block(block).takes.calls) {
      const call = this.#call(id);
      const tell = call.listener[news];
      tell?.(this.#contracts.ref(block), this.takings.ofCall(id, call, block));
    }
  }

  #call(id: number): Call {
    return this.#contracts.calls[id] as Call;
  }
}

const payeesOf = ({ shards }: Terms, { seed = 0 }: Surroundings): Payees | null =>
  shards === undefined ? null : new Payees(shards, seed);
