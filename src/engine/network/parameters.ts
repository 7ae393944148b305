import type { Table } from "../parameters.ts";
import type { Gossip } from "../scenario.ts";

/** What a notebook may say about the network where all links are alike and all producers linked to each other. */
export interface MeshParameters {
  readonly latency: number;
  readonly bandwidth: number;
}

export const meshParameters: Table<MeshParameters> = {
  latency: {
    kind: "quantity",
    dimension: "time",
    minimum: 0,
    maximum: 3_600,
    meaning:
      "One delay for all links, one way: every producer is then linked to every other, and nobody passes blocks on.",
  },
  bandwidth: {
    kind: "quantity",
    dimension: "bandwidth",
    minimum: 100,
    maximum: 1e15,
    meaning:
      "One speed for all links: every producer is then linked to every other, and nobody passes blocks on.",
  },
};

/** What it may say where blocks are told from node to node. */
export const gossipParameters: Table<Gossip> = {
  nodes: {
    kind: "quantity",
    dimension: "count",
    minimum: 20,
    maximum: 6_000,
    whole: true,
    meaning: "Nodes of a proof-of-work network, miners included; the preset's where it is left out.",
  },
  relay: {
    kind: "choice",
    options: ["compact", "full", "relay-network"],
    meaning:
      "How blocks are sent: short names of their transactions where both ends know how, whole, or whole beside a network of the miners' own.",
  },
  release: {
    kind: "choice",
    options: ["arrived", "sent"],
    meaning:
      "When a node turns to the next peer that asked it for a block: when the last has got it, or when its last byte has left.",
  },
};
