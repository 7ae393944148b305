import type { Family } from "../../family.ts";
import { coin } from "../../ledger/flat.ts";
import { chain } from "../chain.ts";
import { Clockwork, clock } from "./law.ts";
import { type Ideal, parameters } from "./parameters.ts";
import { ideal as preset } from "./presets/ideal.ts";
import { most, terms } from "./terms.ts";

/**
 * A chain that is never in the way: unlimited room, one fee, no forks, final at once. What lives on it shows what it does by
 * itself, so that turning the coupling of layers off is a scenario like any other.
 */
export const ideal: Family<Ideal> = {
  name: "ideal",
  title: "ideal host",
  paid: "the host",
  hosts: [],
  parameters,
  presets: { ideal: preset },
  check: () => [],
  capacity: () => most,
  dataPerSecond: () => Number.POSITIVE_INFINITY,
  blockSeconds: (p) => p.blockInterval,
  transfer: (p) => ({ bytes: p.transferBytes, feeSize: 1, feeRate: "money", dollars: coin }),
  trust: () => ({
    producers: { [clock]: 1 },
    // Because all of the weight is never more than all of it, the path never opens.
    paths: [{ name: "nobody", parties: { [clock]: 1 }, breaksAbove: 1, harms: "safety" }],
  }),
  operators: () => [],
  settlement: (p) => ({ rule: "included", seconds: p.blockInterval / 2, contest: null }),
  attacks: {},
  assumptions: ["A11", "A18"],
  cost: (p, demand) => (demand > 0 ? 3 : 1) / p.blockInterval,
  build: ({ first }, site) => chain(site, terms(first), (ledger) => new Clockwork(first, site, ledger)),
  terms,
  law: (p, site, ledger) => new Clockwork(p, site, ledger),
};
