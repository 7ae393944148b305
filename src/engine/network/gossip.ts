import type { Cut, Incidents } from "../incidents.ts";
import type { Agenda } from "../kernel/agenda.ts";
import { stream } from "../kernel/random.ts";
import type { Gossip as Scenario } from "../scenario.ts";
import type { BlockId } from "../trace.ts";
import { CompactRelay } from "./compact-relay.ts";
import { Jitter, linkOf } from "./jitter.ts";
import { asked, has, LiveBlocks, unknown, waits } from "./live-blocks.ts";
import type { RegionTable, RelayRules } from "./regions.ts";
import type { Listener, Relay, Shown } from "./relay.ts";
import { Sides, type Siege } from "./sides.ts";
import { Timetable } from "./timetable.ts";
import { type Topology, topology } from "./topology.ts";

/** What a gossip network shares with the run. */
export interface Surroundings {
  readonly agenda: Agenda;
  readonly incidents: Incidents;
  readonly seed: number;
  /** Mean time between blocks that the rules aim for, s. */
  readonly blockSeconds: number;
}

/**
 * Nodes that tell each other of blocks: inventory, request, block, over links with latency, through uplinks that serve one request after
 * the other. Announcements are relaxed: only one that would arrive before the best known one is remembered, and what is put into the
 * timetable is the arrival of the request it leads to. That is exact, since an announcement leaves before it arrives: when the best one
 * does, nothing earlier can come any more; and requests, whose order at a sender decides who waits, are events.
 */
export class Gossip implements Relay {
  readonly nodes: number;
  #agenda: Agenda;
  #incidents: Incidents;
  #listener: Listener;
  #topology: Topology;
  #rules: RelayRules;
  #options: Scenario;
  /** The receiver, by its number: producers come before it. */
  #receiver: number;
  #sides: Sides;
  #jitter: Jitter;
  #compact: CompactRelay | null;
  #live: LiveBlocks;
  /** By node: when its uplink is free, microseconds. */
  #free: Float64Array;
  /** Children that a node holds back until it has their parent, by the place of that. */
  #held = new Map<number, BlockId[]>();
  /** By the last block of a branch that was shown at once: those that come along with it, lowest first. */
  #carried = new Map<BlockId, readonly BlockId[]>();
  /** Payments that are told like blocks, by a number of their own below that of any block, and who waits for them to be seen. */
  #payments = new Map<number, (delay: number) => void>();
  #lastPayment = -1;
  /** By node: nobody but that node, as those who hear together. */
  #alone: readonly (readonly number[])[];
  /** Longest that a request may wait at its sender, microseconds. */
  #patience: number;
  #timetable: Timetable;

  constructor(
    { agenda, incidents, seed, blockSeconds }: Surroundings,
    table: RegionTable,
    options: Scenario,
    weights: readonly number[],
    listener: Listener,
    siege?: Siege,
  ) {
    this.nodes = Math.max(options.nodes, weights.length + 1);
    this.#agenda = agenda;
    this.#incidents = incidents;
    this.#listener = listener;
    this.#rules = table.relay;
    this.#options = options;
    this.#receiver = weights.length;
    this.#sides = new Sides(weights, this.nodes, siege);
    this.#topology = topology(table, this.nodes, weights.length, seed);
    this.#jitter = new Jitter(table, this.#topology, seed);
    const { compact } = table.relay;
    this.#compact =
      options.relay === "compact" && compact !== null
        ? new CompactRelay(compact, this.nodes, stream(seed, "compact"))
        : null;
    this.#live = new LiveBlocks(this.nodes);
    this.#free = new Float64Array(this.nodes);
    this.#alone = Array.from({ length: this.nodes }, (_, node) => [node]);
    this.#patience = table.relay.patience * blockSeconds * 1e6;
    this.#timetable = new Timetable(agenda, (place) => this.#act(place));
  }

  show(from: number, branch: readonly Shown[]): void {
    const tip = branch.at(-1);
    if (tip === undefined) return;
    const { now } = this.#agenda;
    const known = this.#live.find(tip.block);
    const bytes = branch.reduce((sum, each) => sum + each.bytes, 0);
    const slot = known < 0 ? this.#live.open(tip.block, bytes, now) : known;
    const place = (slot << this.#live.digits) + from;
    if (this.#live.status[place] === has) {
      this.#closeIfDone(slot);
      return;
    }
    if (branch.length > 1)
      this.#carried.set(
        tip.block,
        branch.slice(0, -1).map(({ block }) => block),
      );
    this.#got(slot, place);
    const cut = this.#incidents.partition(now);
    if (this.#options.relay === "relay-network" && from < this.#receiver) {
      const miners = Array.from({ length: this.#receiver }, (_, node) => node);
      // Because their links are cut like all others, who is beyond a cut hears only of its end, from his peers.
      const within = miners.filter((to) => cut === undefined || !this.#isCut(cut, from, to));
      this.#shout(slot, from, within, compressedSize(bytes));
    }
    if (cut !== undefined) this.#shout(slot, from, this.#sides.inTouch(cut, from), bytes);
    this.#announce(slot, from, 0);
    this.#closeIfDone(slot);
  }

  tell(from: number, bytes: number, seen: (delay: number) => void): void {
    const payment = --this.#lastPayment;
    this.#payments.set(payment, seen);
    this.show(from, [{ block: payment, bytes }]);
  }

  isCutOff(node: number, share: number): boolean {
    return this.#sides.isFar(node, share);
  }

  /** A node that has checked a block for so many microseconds tells all peers who could hear of it from it first. */
  #announce(slot: number, from: number, checking: number): void {
    const { offsets, peers } = this.#topology;
    const { best, announcer, unaware } = this.#live;
    if (unaware[slot] === 0) return;
    const [agenda, jitter] = [this.#agenda, this.#jitter];
    const { least } = jitter;
    const first = slot << this.#live.digits;
    const handling = this.#rules.handling * 1e6;
    const told = agenda.now + checking + handling;
    const partition = this.#incidents.partition(agenda.now);
    const end = offsets[from + 1] as number;
    for (let link = offsets[from] as number; link < end; link++) {
      const to = peers[link] as number;
      const place = first + to;
      const known = best[place] as number;
      // Because whoever has asked for the block had heard of it before, he is passed over here too.
      if (known <= told + (least[link] as number)) continue;
      let arrives = told + jitter.delay(from, to, link);
      if (partition !== undefined && this.#isCut(partition, from, to))
        arrives = Math.max(arrives, partition.end);
      // Because none is known yet at Infinity, what never arrives is passed over here.
      if (arrives >= known) continue;
      best[place] = arrives;
      announcer[place] = from;
      this.#put(slot, place, request, arrives + jitter.delay(to, from, link) + handling);
    }
  }

  /** Whether a node does not hear from another. Who besieges others passes nothing on: its victims are in touch with it beside their peers. */
  #isCut(cut: Cut, from: number, to: number): boolean {
    return this.#sides.besieges(cut, from) || this.#sides.separates(cut, from, to);
  }

  /** What a place waited for happens: a request, or what the node asked for. */
  #act(place: number): void {
    const live = this.#live;
    const slot = place >> live.digits;
    const then = live.awaits[place];
    if (then === request) this.#request(slot, place);
    else if (then === arrive) this.#arrive(slot, place & live.mask);
    else if (then === missing) this.#missing(slot, place);
    else this.#retry(slot, place);
    this.#taken(slot);
  }

  /** A request reaches the node whose announcement the node that asks heard of first, unless it has come by the block otherwise. */
  #request(slot: number, place: number): void {
    if (this.#live.status[place] !== unknown) return;
    this.#live.know(slot, place, asked, this.#agenda.now);
    this.#serve(slot, place);
  }

  /** The block leaves for the node that asked, once those who asked before are served. */
  #serve(slot: number, place: number): void {
    const from = this.#live.announcer[place] as number;
    const to = place & this.#live.mask;
    if ((this.#free[from] as number) - this.#agenda.now > this.#patience) {
      this.#put(slot, place, retry, this.#agenda.now + this.#patience);
      return;
    }
    const bytes = this.#live.bytes[slot] as number;
    if (this.#compact?.isUsed(from, to) !== true) this.#transfer(slot, place, bytes, arrive);
    else {
      const then = this.#compact.succeeds(to) ? arrive : missing;
      this.#transfer(slot, place, this.#compact.sizeOf(bytes), then);
    }
  }

  /** So many bytes go from the announcer to the node, after what its uplink has to send already. */
  #transfer(slot: number, place: number, bytes: number, then: number): void {
    const { upload, download } = this.#topology;
    const from = this.#live.announcer[place] as number;
    const to = place & this.#live.mask;
    const start = Math.max(this.#agenda.now, this.#free[from] as number);
    const up = upload[from] as number;
    const down = download[to] as number;
    const travels = this.#jitter.delay(from, to, this.#link(from, to)) + bytes / Math.min(up, down);
    const arrives = start + travels + this.#rules.blockHandling * 1e6;
    this.#free[from] = this.#options.release === "arrived" ? arrives : start + bytes / up;
    // What takes of a compact block is missing is asked for only now: that is a way there and back.
    const due =
      then === missing
        ? arrives + this.#jitter.delay(to, from, this.#link(to, from)) + this.#rules.handling * 1e6
        : arrives;
    this.#put(slot, place, then, due);
  }

  /** Transactions of a compact block that the node does not have are sent at the end of the announcer's queue. */
  #missing(slot: number, place: number): void {
    const part = this.#compact?.missing(place & this.#live.mask) ?? 0;
    this.#transfer(slot, place, part * (this.#live.bytes[slot] as number), arrive);
  }

  /** Whoever was asked has too much to do: another peer that has the block is. */
  #retry(slot: number, place: number): void {
    const { offsets, peers } = this.#topology;
    const live = this.#live;
    const node = place & live.mask;
    const cut = this.#incidents.partition(this.#agenda.now);
    let quickest = live.announcer[place] as number;
    for (let link = offsets[node] as number; link < (offsets[node + 1] as number); link++) {
      const peer = peers[link] as number;
      if (live.status[(slot << live.digits) + peer] !== has) continue;
      if (cut !== undefined && this.#isCut(cut, peer, node)) continue;
      if ((this.#free[peer] as number) < (this.#free[quickest] as number)) quickest = peer;
    }
    live.announcer[place] = quickest;
    this.#serve(slot, place);
  }

  #arrive(slot: number, node: number): void {
    if (this.#hasParent(slot, node)) this.#deliver(slot, node);
  }

  /** Whether a node has the parent of a block that it was sent; else it asks the sender for that first. */
  #hasParent(slot: number, node: number): boolean {
    const live = this.#live;
    if (live.isRooted[slot] === true) return true;
    const block = live.block[slot] as BlockId;
    const lowest = this.#carriedWith(block)[0] ?? block;
    const parent = isPayment(block) ? -1 : live.find(this.#listener.parent(lowest));
    if (parent < 0) {
      live.isRooted[slot] = true;
      return true;
    }
    const place = (parent << live.digits) + node;
    if (live.status[place] === has) {
      this.#closeIfDone(parent);
      return true;
    }
    const sender = live.announcer[(slot << this.#live.digits) + node] as number;
    live.know(slot, (slot << this.#live.digits) + node, waits, this.#agenda.now);
    this.#held.set(place, [...(this.#held.get(place) ?? []), block]);
    // Because the child is not done before its parent, its slot stays open meanwhile.
    live.pending[slot] = (live.pending[slot] as number) + 1;
    if (live.status[place] !== unknown) return false;
    live.announcer[place] = sender;
    live.best[place] = this.#agenda.now;
    const there = this.#jitter.delay(node, sender, this.#link(node, sender)) + this.#rules.handling * 1e6;
    this.#put(parent, place, request, this.#agenda.now + there);
    return false;
  }

  /** A node has a block, and all below it: the law hears of it, and the peers do if it is passed on; then of what was held back for it. */
  #deliver(slot: number, node: number): void {
    if (this.#held.size === 0) {
      this.#hear(slot, node);
      return;
    }
    // A list and not a call of itself, because thousands may wait for one block at a node that was cut off.
    const ready = [slot];
    for (let next = ready.pop(); next !== undefined; next = ready.pop()) {
      this.#hear(next, node);
      const place = (next << this.#live.digits) + node;
      for (const child of this.#held.get(place) ?? []) ready.push(this.#live.find(child));
      this.#held.delete(place);
      if (next !== slot) this.#taken(next);
    }
  }

  #hear(slot: number, node: number): void {
    const live = this.#live;
    const block = live.block[slot] as BlockId;
    const place = (slot << this.#live.digits) + node;
    const alone = this.#alone[node] as readonly number[];
    this.#got(slot, place);
    if (!isPayment(block)) {
      for (const each of this.#carriedWith(block)) this.#listener.hear(each, alone, true);
      this.#listener.hear(block, alone, true);
    } else if (node === this.#receiver) this.#payments.get(block)?.(live.arrived[place] as number);
    if (isPayment(block) || this.#rules.passesAll || this.#listener.passesOn(block, node)) {
      const checking = Math.round(this.#rules.validation * 1e6 * (live.bytes[slot] as number));
      this.#announce(slot, node, checking);
    }
  }

  #got(slot: number, place: number): void {
    const live = this.#live;
    live.know(slot, place, has, this.#agenda.now);
    live.arrived[place] = this.#agenda.now - (live.shown[slot] as number);
  }

  /** A node sends a block to others at once, over a network of their own. */
  #shout(slot: number, from: number, others: readonly number[], bytes: number): void {
    const { upload, download } = this.#topology;
    const live = this.#live;
    for (const to of others) {
      const place = (slot << this.#live.digits) + to;
      if (live.status[place] !== unknown) continue;
      live.know(slot, place, asked, this.#agenda.now);
      live.announcer[place] = from;
      const way = this.#jitter.delay(from, to, this.#link(from, to));
      const speed = Math.min(upload[from] as number, download[to] as number);
      this.#put(slot, place, arrive, this.#agenda.now + way + bytes / speed);
    }
  }

  /** Lets a place wait for something, instead of what it waited for before. */
  #put(slot: number, place: number, then: number, time: number): void {
    this.#live.awaits[place] = then;
    if (this.#timetable.put(place, time)) this.#live.pending[slot] = (this.#live.pending[slot] as number) + 1;
  }

  #taken(slot: number): void {
    this.#live.pending[slot] = (this.#live.pending[slot] as number) - 1;
    this.#closeIfDone(slot);
  }

  #closeIfDone(slot: number): void {
    const live = this.#live;
    if (live.pending[slot] !== 0) return;
    const first = slot << this.#live.digits;
    const block = live.block[slot] as BlockId;
    if (isPayment(block)) this.#payments.delete(block);
    else if (!Number.isNaN(live.shown[slot]))
      this.#listener.spread(block, live.arrived.subarray(first, first + this.nodes));
    if (live.reached[slot] === this.nodes) this.#carried.delete(block);
    live.close(slot);
  }

  /** Blocks that come along with one, lowest first. */
  #carriedWith(block: BlockId): readonly BlockId[] {
    return this.#carried.size === 0 ? nothing : (this.#carried.get(block) ?? nothing);
  }

  #link(from: number, to: number): number {
    if (this.#rules.jitter === "message") return 0;
    const { offsets, peers } = this.#topology;
    return linkOf(peers, offsets, from, to);
  }
}

/** What a place waits for. */
const [request, missing, arrive, retry] = [0, 1, 2, 3];

const nothing: readonly BlockId[] = [];

/** Payments have numbers below that of any block. */
function isPayment(block: BlockId): boolean {
  return block < 0;
}

/** A block on the miners' relay network: 81 B, and 2 B for each of its transactions, of 522.4 B. Source: Bitcoin-Simulator, bitcoin-node.cc. */
function compressedSize(bytes: number): number {
  return 81 + (2 * bytes) / 522.4;
}
