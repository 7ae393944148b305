import { type Inputs, number, text } from "../inputs.ts";
import { demandOf, measuredOn, type Storey, stackCase, type Values, watch } from "./scenarios.ts";

/** Least time by which a root is on a host of seconds, s. */
const minute = 60;

const nested = "omg-plasma";

/** A nested chain that nobody uses and whose operator makes an invalid block at once; everybody who is watched sees it with its root. */
function invalidBlock(host: Storey, values: Values, exitPeriod: number, seed: number) {
  const change = () => ({ exitPeriod, turnover: 0, withholdingTime: 1, ...values });
  const storeys = [host, { preset: nested, change, on: { settlement: host.preset } }];
  const attack = { layer: nested, plan: "invalid-block", share: 0, controls: ["operator"], at: 0 };
  return stackCase(storeys, {
    ...{ demand: demandOf(0), duration: 3 * exitPeriod + 20 * minute, drain: 0, runs: 1, seed },
    attacks: [attack],
  });
}

/**
 * Users who are in time of so many who leave a nested chain, when each takes so much gas, payment and all, of a host with a gas limit: where fees
 * are bids they get all of it, and with a base fee little more than its target.
 */
export function inTime(inputs: Inputs): number {
  const [users, gasPerExit] = [number(inputs, "users"), number(inputs, "gasPerExit")];
  const host = () => ({
    ...{ gasLimit: number(inputs, "gasLimit"), slotSeconds: number(inputs, "slotSeconds") },
    feeMarket: text(inputs, "feeMarket"),
  });
  const gas = gasPerExit - 21_000;
  const values = { users, deposits: users * number(inputs, "output"), watched: 1, callGas: gas };
  const scenario = invalidBlock(
    { preset: "ethereum", change: host },
    { ...values, inFlightGas: gas, processGas: 0 },
    number(inputs, "windowSeconds"),
    number(inputs, "seed"),
  );
  let late = Number.NaN;
  watch(scenario, (_, event) => {
    if (event.kind === "leaving") late = event.late;
  });
  return users - late;
}

/** Share of the money that an operator gets by an invalid block, where so many of the users are watched and a host of unlimited room lets out all who ask. */
export function stolenShare(inputs: Inputs): number {
  const values = { users: 1_000, deposits: 100_000, watched: number(inputs, "watched") };
  let stolen = Number.NaN;
  watch(invalidBlock({ preset: "ideal" }, values, 10 * minute, number(inputs, "seed")), (_, event) => {
    if (event.kind === "funds") stolen = event.stolen;
  });
  return stolen;
}

/** Time from a payment until its money can be used on the host, by the ordinary way and with a round of exits every hour, s. */
export function withdrawal(inputs: Inputs): number {
  const exitPeriod = number(inputs, "exitPeriod");
  const host = { preset: "ideal", change: () => ({ blockInterval: minute }) };
  const change = (values: Values) => ({ ...values, exitPeriod });
  const scenario = stackCase([host, { preset: nested, change, on: { settlement: "ideal" } }], {
    ...{ demand: { ...demandOf(0.1), patience: 10 * minute }, duration: 60 * minute, runs: 1 },
    drain: 2 * exitPeriod + 180 * minute,
  });
  return measuredOn(scenario)("withdrawalSeconds");
}
