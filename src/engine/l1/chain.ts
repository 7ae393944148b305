import type { Layer } from "../family.ts";
import type { Law } from "../ledger/law.ts";
import type { Ledger } from "../ledger/ledger.ts";
import type { Terms } from "../ledger/terms.ts";
import type { Site } from "../site.ts";

/** A layer 1: a ledger that follows one law. Its users' money is nobody's to keep, so it has no funds to tell of. */
export function chain(site: Site, terms: Terms, law: (ledger: Ledger) => Law): Layer {
  const ledger = site.ledger(terms);
  ledger.follow(law(ledger));
  return { ledger, audit: () => ledger.audit(), funds: null };
}
