import type { AttackPath, Trust } from "../../family.ts";
import type { Shares } from "../../parameters.ts";
import { challengers } from "./challenger.ts";
import { claimant } from "./claims.ts";
import { members } from "./committee.ts";
import type { Rollup } from "./parameters.ts";
import { sequencer } from "./sequencer.ts";

/** Who orders, and who can break the layer together. */
export function trust(p: Rollup): Trust {
  const keys = Object.keys(p.upgradeKeys);
  const upgrade: AttackPath[] =
    keys.length === 0
      ? []
      : [
          {
            name: "upgrade keys",
            parties: equal(keys),
            breaksAbove: (p.upgradeThreshold - 1) / keys.length,
            harms: "safety",
          },
        ];
  return { producers: { [sequencer]: 1 }, paths: [falseState(p), ...darkness(p), ...upgrade] };
}

/**
 * Who must turn before nobody but they has the data: the sequencer, and as many members as must sign. Who claims the state may then take
 * what it likes, where there is no proof to stop it. A party without whom it cannot be done weighs as much as the whole committee.
 */
function darkness(p: Rollup): readonly AttackPath[] {
  const committee = members(p);
  if (committee.length === 0) return [];
  const path = (name: string, leaders: readonly string[], harms: AttackPath["harms"]): AttackPath => {
    const needed = leaders.length * committee.length + p.committeeThreshold;
    const weight = (leaders.length + 1) * committee.length;
    const leading = leaders.map((leader) => [leader, committee.length] as const);
    const parties = { ...equal(committee), ...Object.fromEntries(leading) };
    return { name, parties, breaksAbove: (needed - 1) / weight, harms };
  };
  const withheld = path("sequencer and committee", [sequencer], "exit");
  if (p.settlement === "proof") return [withheld];
  return [withheld, path("sequencer, proposer and committee", [sequencer, claimant(p)], "safety")];
}

/** Who must turn before the host believes a state that is not the layer's: all of them. */
function falseState(p: Rollup): AttackPath {
  const isProof = p.settlement === "proof";
  const parties = [claimant(p), ...(isProof ? ["proof system"] : challengers(p))];
  return {
    name: isProof ? "prover and proof system" : "proposer and every challenger",
    parties: equal(parties),
    breaksAbove: (parties.length - 1) / parties.length,
    harms: "safety",
  };
}

function equal(names: readonly string[]): Shares {
  return Object.fromEntries(names.map((name) => [name, 1]));
}
