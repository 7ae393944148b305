import type { Shares, Sourced } from "../../../parameters.ts";

/**
 * Miners of Litecoin, and of Dogecoin, whose blocks the same work finds: a list with their number, concentration and the shares of the
 * first and the first three, as counted; who they are is not known.
 */
export const scryptMiners: Sourced<Shares> = {
  value: Object.fromEntries(
    [
      0.297, 0.2325, 0.2146, 0.0896, 0.0582, 0.0379, 0.0246, 0.016, 0.0104, 0.0068, 0.0044, 0.0029, 0.0019,
      0.0012, 0.0008, 0.0005,
    ].map((share, index) => [`pool ${index + 1}`, share]),
  ),
  source:
    "computed: fitted to CR1 .297, CR3 .744, HHI .202 and 30 entities of Blockchain-Technology-Lab/edi-frontend@f0f1589, consensus/litecoin",
  asOf: "2025-02-07",
  note: "a geometric tail; in July 2023 the largest were ViaBTC, F2Pool and AntPool",
};
