/** Rollups that run under the eyes of a test: its layers, the calls to their contracts, and what happened. */

import type { Audit, Funds, Layer } from "../../../src/engine/family.ts";
import { catalog } from "../../../src/engine/index.ts";
import { Agenda } from "../../../src/engine/kernel/agenda.ts";
import type { Contract } from "../../../src/engine/ledger/contract.ts";
import { Ledger } from "../../../src/engine/ledger/ledger.ts";
import { undisturbed } from "../../../src/engine/replication.ts";
import type { Scenario } from "../../../src/engine/scenario.ts";
import { Stack } from "../../../src/engine/stack.ts";
import type { BlockId, TraceEvent } from "../../../src/engine/trace.ts";

/** A contract on a ledger, with what was handed in to it by the number of the call. */
export interface Seen {
  readonly contract: Contract<unknown, unknown>;
  readonly actions: Map<number, unknown>;
  readonly state: (at: "head" | "final") => unknown;
}

/** A layer of a watched run. */
export interface WatchedLayer {
  readonly layer: Layer;
  readonly ledger: Ledger;
  /** Calls of each block, kept when it was found: a ledger forgets them. */
  readonly calls: Map<BlockId, readonly number[]>;
  readonly contracts: Seen[];
  readonly events: TraceEvent[];
  /** Where its value stood, and from when on, seconds. */
  readonly funds: (Funds & { readonly since: number })[];
}

/** One replication; `check` is called after every event with the audit and all layers, lowest first. The audit is made at the end in any case. */
export function watch(
  scenario: Scenario,
  check?: (audit: Audit, layers: readonly WatchedLayer[]) => void,
): readonly WatchedLayer[] {
  const agenda = new Agenda();
  const layers: WatchedLayer[] = [];
  const restore = intercept(layers);
  try {
    const stack = new Stack(scenario, 0, agenda, undisturbed, (index, event) => {
      const layer = layers[index];
      if (layer === undefined) throw new Error(`layer ${index} spoke before it was built`);
      if (event.kind === "found")
        layer.calls.set(event.block, layer.ledger.tree.block(event.block).takes.calls);
      layer.events.push(event);
    });
    const end = (scenario.warmup + scenario.duration + scenario.drain) * 1e6;
    const audit = () => stack.audit();
    while (agenda.step(end)) {
      for (const layer of layers) noteFunds(layer, agenda.now / 1e6);
      check?.(audit, layers);
    }
    mustBalance(audit);
  } finally {
    restore();
  }
  return layers;
}

export function mustBalance(audit: Audit): void {
  const faults = audit();
  if (faults.length > 0) throw new Error(faults.join("; "));
}

function noteFunds({ layer, funds }: WatchedLayer, since: number): void {
  const now = layer.funds?.();
  const last = funds.at(-1);
  if (now !== undefined && (now.frozen !== last?.frozen || now.stolen !== last?.stolen))
    funds.push({ ...now, since });
}

/** The state of a contract, folded anew over the canonical chain of its ledger from the first block on. */
export function recomputed({ ledger, calls }: WatchedLayer, { contract, actions }: Seen): unknown {
  let state = contract.initial;
  const { tree } = ledger;
  for (const block of tree.path(0, ledger.head().block)) {
    const { height, found } = tree.block(block);
    for (const call of calls.get(block) ?? []) {
      if (actions.has(call)) state = contract.apply(state, actions.get(call), { block, height, time: found });
    }
  }
  return state;
}

/** Has every layer that is built, and every contract and call on it, noted. */
function intercept(layers: WatchedLayer[]): () => void {
  const undo: (() => void)[] = [];
  const ledgers = new Map<Ledger, Seen[]>();
  const counts = new Map<Ledger, number>();
  const { deploy } = Ledger.prototype;
  Ledger.prototype.deploy = function <S, A>(this: Ledger, contract: Contract<S, A>, owner = this.name) {
    const deployed = deploy.call(this, contract as Contract<unknown, unknown>, owner);
    const actions = new Map<number, unknown>();
    const seen = ledgers.get(this) ?? [];
    ledgers.set(this, seen);
    seen.push({ contract: contract as Contract<unknown, unknown>, actions, state: deployed.state });
    return {
      state: (at) => deployed.state(at) as S,
      call: (action, order, listener) => {
        const id = counts.get(this) ?? 0;
        counts.set(this, id + 1);
        actions.set(id, action);
        return deployed.call(action, order, listener);
      },
    };
  };
  undo.push(() => {
    Ledger.prototype.deploy = deploy;
  });
  for (const family of new Set(Object.values(catalog.families))) {
    const { build } = family;
    const mutable = family as { build: typeof build };
    mutable.build = (parameters, site) => {
      const events: TraceEvent[] = [];
      const calls = new Map<BlockId, readonly number[]>();
      let ledger: Ledger | undefined;
      const noting = {
        ...site,
        ledger: (terms: Parameters<typeof site.ledger>[0]) => {
          ledger = site.ledger(terms);
          return ledger;
        },
      };
      const index = layers.length;
      const layer = build(parameters, noting);
      if (layer.ledger === null || ledger === undefined) throw new Error("a layer without a ledger");
      const contracts = ledgers.get(ledger) ?? [];
      ledgers.set(ledger, contracts);
      layers[index] = { layer, ledger, calls, contracts, events, funds: [] };
      return layer;
    };
    undo.push(() => {
      mutable.build = build;
    });
  }
  return () => {
    for (const each of undo) each();
  };
}
