import { canonical } from "./bridge/canonical/canonical.ts";
import { lightclient } from "./bridge/lightclient/lightclient.ts";
import { liquidity } from "./bridge/liquidity/liquidity.ts";
import { multisig } from "./bridge/multisig/multisig.ts";
import type { Family } from "./family.ts";
import { activations } from "./l1/activations.ts";
import { bft } from "./l1/bft/bft.ts";
import { ethash } from "./l1/ethash/ethash.ts";
import { gasper } from "./l1/gasper/gasper.ts";
import { ideal } from "./l1/ideal/ideal.ts";
import { nakamoto } from "./l1/nakamoto/nakamoto.ts";
import { praos } from "./l1/praos/praos.ts";
import { sharded } from "./l1/sharded/sharded.ts";
import { tower } from "./l1/tower/tower.ts";
import { channel } from "./l2/channel/channel.ts";
import { channels } from "./l2/channels/channels.ts";
import { plasma } from "./l2/plasma/plasma.ts";
import { rollup } from "./l2/rollup/rollup.ts";
import { sidechain } from "./l2/sidechain/sidechain.ts";
import { networks } from "./network/network.ts";
import { gossipParameters, meshParameters } from "./network/parameters.ts";
import type { Preset, Table, Value } from "./parameters.ts";
import { defaults as demandDefaults, parameters as demandParameters } from "./workload/parameters.ts";

/** Parameters of a layer as scenario data holds them; only their own family knows more. */
export type Parameters = Readonly<Record<string, Value>>;

/** A family whose parameter type is known only to itself. */
export type AnyFamily = Family<Parameters>;

/** Everything a scenario can be made of. A new family is one more line here. */
export const catalog = {
  families: {
    nakamoto: nakamoto as unknown as AnyFamily,
    ethash: ethash as unknown as AnyFamily,
    gasper: gasper as unknown as AnyFamily,
    bft: bft as unknown as AnyFamily,
    praos: praos as unknown as AnyFamily,
    tower: tower as unknown as AnyFamily,
    sharded: sharded as unknown as AnyFamily,
    ideal: ideal as unknown as AnyFamily,
    channel: channel as unknown as AnyFamily,
    channels: channels as unknown as AnyFamily,
    rollup: rollup as unknown as AnyFamily,
    sidechain: sidechain as unknown as AnyFamily,
    plasma: plasma as unknown as AnyFamily,
    multisig: multisig as unknown as AnyFamily,
    canonical: canonical as unknown as AnyFamily,
    lightclient: lightclient as unknown as AnyFamily,
    liquidity: liquidity as unknown as AnyFamily,
  },
  activations,
  networks,
  meshParameters: meshParameters as Table<Parameters>,
  gossipParameters: gossipParameters as unknown as Table<Parameters>,
  demandParameters: demandParameters as Table<Parameters>,
  demandDefaults,
} as const;

/** Throws on a family that the catalog does not have. */
export function familyOf(name: string): AnyFamily {
  const family = (catalog.families as Readonly<Record<string, AnyFamily>>)[name];
  if (family === undefined) throw new Error(`unknown family ${name}`);
  return family;
}

/** The family that a preset belongs to. */
export function familyOfPreset(
  name: string,
): { readonly family: AnyFamily; readonly preset: Preset<Parameters> } | undefined {
  for (const family of Object.values(catalog.families)) {
    const preset = Object.hasOwn(family.presets, name) ? family.presets[name] : undefined;
    if (preset !== undefined) return { family, preset };
  }
  return undefined;
}
