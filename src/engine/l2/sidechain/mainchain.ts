import type { Ledger } from "../../ledger/ledger.ts";
import type { Site } from "../../site.ts";
import { Parent } from "../parent.ts";
import { type Action, type RootChain, rootChain } from "./root-chain.ts";

/** The host with the contracts of a sidechain, which tells whose money can be used there. */
export type Mainchain = Parent<RootChain, Action>;

/** Puts them there, with the value that they hold at the start, whole dollars. */
export function openMainchain(locked: number, site: Site, ledger: Ledger): Mainchain {
  const parent = new Parent(rootChain(locked), site, ledger);
  parent.watch(() => parent.climb("withdrawable", parent.state().paid));
  return parent;
}
