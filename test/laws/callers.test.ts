/** Who hands in calls, and whose contracts they are for: what those go by who leave calls out. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { familyOf } from "../../src/engine/catalog.ts";
import type { LayerScenario, Scenario } from "../../src/engine/index.ts";
import { Agenda } from "../../src/engine/kernel/agenda.ts";
import type { Contract } from "../../src/engine/ledger/contract.ts";
import { Ledger } from "../../src/engine/ledger/ledger.ts";
import { undisturbed } from "../../src/engine/replication.ts";
import { Stack } from "../../src/engine/stack.ts";
import { stacks } from "./stacks.ts";

/** Every kind of call that is handed in while a scenario happens: on which layer, for whose contract, by whom. */
function callsOf(scenario: Scenario): ReadonlySet<string> {
  const seen = new Set<string>();
  const { deploy } = Ledger.prototype;
  Ledger.prototype.deploy = function <S, A>(this: Ledger, contract: Contract<S, A>, owner = this.name) {
    const deployed = deploy.call(this, contract as Contract<unknown, unknown>, owner);
    return {
      state: (at) => deployed.state(at) as S,
      call: (action, order, listener) => {
        seen.add([this.name, owner, order.by].join("/"));
        return deployed.call(action, order, listener);
      },
    };
  };
  try {
    const agenda = new Agenda();
    new Stack(scenario, 0, agenda, undisturbed, () => {});
    const end = (scenario.warmup + scenario.duration + scenario.drain) * 1e6;
    while (agenda.step(end));
  } finally {
    Ledger.prototype.deploy = deploy;
  }
  return seen;
}

/** Attacks by all whom their plans need, so that they succeed more often. */
const attacked = stacks.map((scenario): Scenario => {
  const attacks = scenario.attacks.map((attack) => {
    const { family, parameters } = scenario.layers.find(({ name }) => name === attack.layer) as LayerScenario;
    return { ...attack, controls: familyOf(family).attacks[attack.plan]?.parties(parameters) ?? [] };
  });
  return { ...scenario, attacks };
});

it("calls on another layer are a layer's own, by the names that its family says", () => {
  const met = new Set<string>();
  const said = new Set<string>();
  const noted = ({ family }: LayerScenario, by: string) => `${family}/${by.replace(/ \d+$/, "")}`;
  fc.assert(
    fc.property(attacked, (scenario) => {
      for (const layer of scenario.layers)
        for (const by of familyOf(layer.family).callers?.(layer.parameters) ?? []) said.add(noted(layer, by));
      for (const call of callsOf(scenario)) {
        const [host = "", owner, by = ""] = call.split("/");
        const layer = scenario.layers.find(({ name }) => name === owner) as LayerScenario;
        if (host === owner) continue;
        expect(Object.values(layer.on)).toContain(host);
        expect(familyOf(layer.family).callers?.(layer.parameters) ?? []).toContain(by);
        met.add(noted(layer, by));
      }
    }),
    { numRuns: 1_000 },
  );
  // Because nothing can be left out of a victim whose name nobody goes by.
  expect([...met].sort()).toEqual([...said].sort());
});
