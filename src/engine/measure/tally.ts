import { hostsOf } from "../layers.ts";
import type { LayerRun, Notice } from "../run.ts";
import type { Scenario } from "../scenario.ts";
import type { Emit } from "../stack.ts";
import { LayerTally, type Measuring } from "./layer-tally.ts";

/** Measures every replication of a scenario, layer by layer. */
export class Tally {
  /** Complete replications. */
  runs = 0;
  #scenario: Scenario;
  #layers: readonly LayerTally[];

  constructor(scenario: Scenario) {
    this.#scenario = scenario;
    this.#layers = scenario.layers.map((_, index) => new LayerTally(scenario, index));
  }

  /** A replication begins. Its readings count once `end` was called; those of one that is cut short never do. */
  begin(): { readonly see: Emit; readonly end: () => void } {
    const measuring: Measuring[] = [];
    for (const [index, scenario] of this.#scenario.layers.entries()) {
      const hosts = hostsOf(this.#scenario, scenario).map((host) => measuring[host] as Measuring);
      measuring.push((this.#layers[index] as LayerTally).begin(hosts));
    }
    return {
      see: (layer, event) => measuring[layer]?.see(event),
      end: () => {
        for (const each of measuring) each.end();
        this.runs++;
      },
    };
  }

  layers(): readonly LayerRun[] {
    return this.#layers.map((layer) => layer.layer());
  }

  notices(): readonly Notice[] {
    return this.#layers.flatMap((layer) => layer.notices());
  }
}
