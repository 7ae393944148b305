import type { Relay } from "../network/relay.ts";
import type { Site } from "../site.ts";

/** Payments in the measured window whose way to the receiver is looked at. */
const looks = 50;

/** Payments of so many bytes set out from nodes of chance, and the receiver, a node by its number, tells when it has heard of them (A35). */
export function watchPayments(site: Site, relay: Relay, receiver: number, bytes: number): void {
  const { agenda, window, emit } = site;
  const payer = site.draw("payer");
  const every = (window.end - window.start) / looks;
  let count = 0;
  const pay = agenda.action(() => {
    const other = Math.floor(payer(count) * (relay.nodes - 1));
    relay.tell(other < receiver ? other : other + 1, bytes, (delay) => emit({ kind: "seen", delay }));
    count++;
    if (count < looks) agenda.after(every, pay);
  });
  // Because a law that takes over in mid-run goes on over the same network.
  if (site.demand.rate > 0 && agenda.now <= window.start) agenda.at(window.start, pay);
}
