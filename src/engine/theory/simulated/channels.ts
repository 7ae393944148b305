import { raidenGas } from "../../rules/raiden.ts";
import { breakEvenPayments } from "../channels.ts";
import { type Inputs, number, numbers } from "../inputs.ts";
import { type Circumstances, demandOf, measuredOn, stackCase, type Values, watch } from "./scenarios.ts";

const attack = { share: 0, at: 0, controls: [] };

/** A network of channels on a host that is never in the way, unless it says another. */
function network(changes: Values, rest: Circumstances, host: Values | null = null, preset = "lightning") {
  const base =
    host === null ? { preset: "ideal" } : { preset: "ethereum", name: "ideal", change: plain(host) };
  const on = { settlement: "ideal" };
  return stackCase([base, { preset, name: "network", change: () => changes, on }], rest);
}

/** Ethereum without a base fee. */
const plain = (host: Values) => (values: Values) => ({ ...values, feeMarket: "first-price", ...host });

/** Two nodes with one channel of $1 for each unit of capacity. */
const pair = {
  nodes: 2,
  channels: 1,
  hubs: 1,
  capacitySpread: 0,
  reserve: 0,
  maxCapacity: 1e9,
  lifetime: 3e9,
};

/** Share of first payments of an amount that a channel passes on whose balance is as likely as any other: each in a run of its own. */
export function successProbability(inputs: Inputs): number {
  const [capacity, payment] = [number(inputs, "capacity"), number(inputs, "amount")];
  return measuredOn(
    network(
      { ...pair, capacity, payment },
      {
        ...{ demand: { ...demandOf(1), process: "steady" }, duration: 1.5, drain: 10 },
        runs: number(inputs, "payments"),
      },
    ),
  )("paymentSuccess");
}

/** Whether payments between nodes of chance succeed less often, the larger they are. */
export function fallsWithAmount(inputs: Inputs): boolean {
  const success = numbers(inputs, "amounts").map((payment) =>
    measuredOn(network({ payment }, { demand: demandOf(20), duration: 60, drain: 10, runs: 2 }))(
      "paymentSuccess",
    ),
  );
  return success.every((each, place) => place === 0 || each < (success[place - 1] as number));
}

/** What is stolen by old states while watchtowers are there for a share of the time, as a part of what is without any. */
export function lossByCheating(inputs: Inputs): number {
  const [uptime, delay, outage] = ["uptime", "delayBlocks", "outageBlocks"].map((name) =>
    number(inputs, name),
  ) as [number, number, number];
  const stolen = (watchtowerUptime: number, watchtowerOutage: number) =>
    measuredOn(
      network(
        {
          ...{ capacitySpread: 0, capacityGrowth: 0, toSelfDelay: delay },
          watchtowerUptime,
          watchtowerOutage,
        },
        {
          ...{ demand: demandOf(20), duration: 90 + 2 * delay, drain: 10, runs: 2 },
          attacks: [{ ...attack, layer: "network", plan: "cheat", controls: ["hubs"], at: 90 }],
        },
      ),
    )("funds.stolen");
  return stolen(uptime, outage) / stolen(0, 1e7);
}

const raidenSlot = 12;

/** Payments from which on a Raiden channel takes less gas than as many transfers, with the gas that a run of its end takes: an old state, its correction and the settlement. */
export function breakEven(inputs: Inputs): number {
  let end = 0;
  const scenario = network(
    { ...pair, capacity: 270, payment: 5, toSelfDelay: 10, watchtowerUptime: 1 },
    {
      ...{ demand: demandOf(1), duration: 600, drain: 2_400, runs: 1 },
      attacks: [{ ...attack, layer: "network", plan: "cheat", controls: ["hubs"], at: 300 }],
    },
    { slotSeconds: raidenSlot },
    "raiden",
  );
  watch(scenario, (layer, event) => {
    if (layer === 0 && event.kind === "final") end += event.space;
  });
  const begin = raidenGas.open + number(inputs, "deposits") * raidenGas.deposit;
  return breakEvenPayments(begin + end, number(inputs, "erc20TransferGas"));
}

/** Blocks that it takes until all of so many channels are closed by one end each, when everybody wants to at once and a block has room for so many. */
export function massClose(inputs: Inputs): number {
  const [channels, perBlock] = [number(inputs, "channels"), number(inputs, "perBlock")];
  const scenario = network(
    // Because payouts come later, the blocks that hold closings are told from those by the delay.
    { nodes: 40, channels, hubs: 2, toSelfDelay: 10_000, lifetime: 3e9 },
    {
      ...{ demand: demandOf(0), duration: 4 * raidenSlot * (channels / perBlock), drain: 2_000, runs: 1 },
      attacks: [{ ...attack, layer: "network", plan: "mass-close", controls: ["hubs", "users"], at: 0 }],
    },
    { gasLimit: perBlock * raidenGas.close },
    "raiden",
  );
  const blocks: number[] = [];
  watch(scenario, (layer, event) => {
    if (layer === 0 && event.kind === "final" && event.calls > 0) blocks.push(event.calls);
  });
  if (blocks.reduce((sum, calls) => sum + calls, 0) !== channels)
    throw new Error(`${blocks} are not all channels`);
  return blocks.length;
}
