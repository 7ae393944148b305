import { hostsOf, planOf } from "../layers.ts";
import type { LayerRun, Notice } from "../run.ts";
import type { Scenario } from "../scenario.ts";
import { type Emit, windowOf } from "../stack.ts";
import { LayerTally, type Measuring } from "./layer-tally.ts";

/** Measures every replication of a scenario, layer by layer. */
export class Tally {
  /** Complete replications. */
  runs = 0;
  #scenario: Scenario;
  #layers: readonly LayerTally[];

  constructor(scenario: Scenario) {
    this.#scenario = scenario;
    const window = windowOf(scenario);
    const end = window.end + Math.round(scenario.drain * 1e6);
    this.#layers = scenario.layers.map(
      (layer, index) => new LayerTally(planOf(scenario, index), layer, window, end),
    );
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
