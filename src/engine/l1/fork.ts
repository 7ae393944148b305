import type { Draws } from "../kernel/random.ts";
import type { BlockTree } from "../ledger/tree.ts";
import type { Fork } from "../scenario.ts";
import type { Site } from "../site.ts";
import type { BlockId } from "../trace.ts";
import { Activation } from "./activation.ts";
import type { Producer } from "./producers.ts";

/** What a branch holds that one side does not take: nothing, blocks that only the new rules allow, or only the old ones. */
const [onlyNew, onlyOld] = [1, 2];

/** Whether a block uses more room than either rules give. */
interface Exceeds {
  readonly old: boolean;
  readonly new: boolean;
}

interface Tip {
  readonly block: BlockId;
  readonly work: number;
}

/**
 * Two sets of rules on one network. Who has upgraded makes blocks by the new rules once those hold; each side extends the heaviest
 * chain that it takes to be valid. Looser rules take all that the old ones do, tighter ones are taken by those who follow the old
 * ones, and with rules apart neither side takes a block of the other.
 */
export class Schism {
  #site: Site;
  #fork: Fork;
  #tree: BlockTree;
  #activation: Activation;
  /** By producer: it upgrades once this share of all has. */
  #places: readonly number[];
  /** By block: what its branch holds. */
  #holds: number[] = [];
  /** The heaviest chain by the old rules, and by the new ones. */
  #tips: readonly [Tip, Tip] = [
    { block: 0, work: 0 },
    { block: 0, work: 0 },
  ];
  /** Blocks of the shorter side, as last told. */
  #length = 0;

  /** Producers upgrade in an order of chance, each as a whole; the last node is the receiver, who goes by the new rules. */
  constructor(site: Site, fork: Fork, tree: BlockTree, producers: readonly Producer[]) {
    this.#site = site;
    this.#fork = fork;
    this.#tree = tree;
    this.#activation = new Activation(fork, tree);
    this.#places = placesOf(producers, site.draw("upgrading"));
  }

  /** Whether a node goes by the new rules now; whoever only listens does. */
  hasUpgraded(node: number): boolean {
    const place = this.#places[node];
    return place === undefined || place < this.#ready;
  }

  /** Whether a block that a producer makes on a parent now goes by the new rules. */
  isNewAfter(parent: BlockId, by: number): boolean {
    return this.hasUpgraded(by) && this.#activation.isActiveAfter(parent);
  }

  /** A block was made, with so much work behind it; it may use more room than the old rules give, or than the new ones do. */
  made(block: BlockId, parent: BlockId, by: number, work: number, exceeds: Exceeds): void {
    const isActive = this.#activation.isActiveAfter(parent);
    const isNew = isActive && this.hasUpgraded(by);
    this.#activation.added(block, parent, this.hasUpgraded(by));
    const isApart = this.#fork.kind === "apart";
    let holds = this.#holds[parent] ?? 0;
    if (isNew && (isApart || exceeds.old)) holds |= onlyNew;
    if (isActive && !isNew && (isApart || exceeds.new)) holds |= onlyOld;
    this.#holds[block] = holds;
    this.#weigh(block, work, holds);
  }

  /** Whether a node takes a block, and all below it, to be valid. */
  isValid(block: BlockId, node: number): boolean {
    const refused = this.hasUpgraded(node) ? onlyOld : onlyNew;
    return ((this.#holds[block] ?? 0) & refused) === 0;
  }

  /** The last block of a branch that a node takes to be valid. */
  lastValid(block: BlockId, node: number): BlockId {
    let at = block;
    while (!this.isValid(at, node)) at = this.#tree.parent(at);
    return at;
  }

  /** Tells how long the shorter side has become, if the heaviest chains by either rules are not one. */
  #weigh(block: BlockId, work: number, holds: number): void {
    const [old, fresh] = this.#tips;
    const better = (tip: Tip, refused: number) =>
      (holds & refused) === 0 && work > tip.work ? { block, work } : tip;
    this.#tips = [better(old, onlyNew), better(fresh, onlyOld)];
    const [a, b] = this.#tips.map((tip) => tip.block) as [BlockId, BlockId];
    const common = this.#tree.height(this.#tree.commonAncestor(a, b));
    const length = Math.min(this.#tree.height(a), this.#tree.height(b)) - common;
    if (length === this.#length) return;
    this.#length = length;
    const { emit, agenda } = this.#site;
    emit({ kind: "split", time: agenda.now, blocks: length });
  }

  /** Share of the producers' weight that is ready now: in between the moments that are known, in proportion to the time. */
  get #ready(): number {
    const seconds = (this.#site.agenda.now - this.#site.window.start) / 1e6;
    const { readiness } = this.#fork;
    const next = readiness.findIndex((each) => each.seconds > seconds);
    if (next < 0) return readiness.at(-1)?.share ?? 0;
    const [before, after] = [readiness[next - 1], readiness[next]];
    if (before === undefined || after === undefined) return after?.share ?? 0;
    const part = (seconds - before.seconds) / (after.seconds - before.seconds);
    return before.share + part * (after.share - before.share);
  }
}

/** Where each producer stands in an order of chance: the middle of its stretch of all weight. */
function placesOf(producers: readonly Producer[], draw: Draws): readonly number[] {
  const order = producers.map((_, node) => node).sort((a, b) => draw(a) - draw(b));
  const places: number[] = [];
  let before = 0;
  for (const node of order) {
    const { share } = producers[node] as Producer;
    places[node] = before + share / 2;
    before += share;
  }
  return places;
}
