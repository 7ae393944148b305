/** What the models take for granted. ASSUMPTIONS.md says where each comes from and what it does to the numbers; code quotes the id. */
export const assumptions = {
  A1: "Every node is linked to every other; a block crosses one link, whole, and its sender serves all links at once.",
  A2: "A block arrives after the link's mean latency plus its bytes over the slower end; checking it takes no time.",
  A3: "Nodes are spread over the regions of the network preset by its shares, miners first, the largest first.",
  A4: "A transaction reaches every miner at once; only blocks are late.",
  A5: "Users arrive independently of each other (Poisson), at a constant rate.",
  A6: "The highest fee users would pay is log-normal around the stated median: declared, not measured.",
  A7: "Users' patience is log-normal around the stated median and independent of the fee: declared, not measured.",
  A8: "Transactions are of one size; where a block runs out of room, equal bids have equal chances.",
  A9: "Users bid what gets them in within half of their patience, and bid for the next block after half and three quarters of it.",
  A10: "The run starts with the difficulty that fits its hash rate; hash power does not change hands.",
  A11: "A full node sends on average what it receives: every transaction once, and every block once more in full.",
  A12: "A mining pool is one party: its operator chooses what all its hash power works on.",
  A13: "The adversary holds 25 % of the hash power, hears and sends like any other node, and meets full blocks.",
  A14: "Each independent party fails, or turns, with 5 %.",
  A15: "The price of a coin does not move during a run.",
  A16: "New users come until two median patiences after the measured window; what is left to finish then finishes undisturbed.",
  A17: "In the saturation probe nobody waits longer than about 100 block intervals.",
} as const;

export type AssumptionId = keyof typeof assumptions;
