/** Gas of calls to Raiden's contracts, that of the transaction included. Source: raiden-network/raiden-contracts, raiden_contracts/data/gas.json. */
export const raidenGas = {
  open: 104_256,
  deposit: 57_368,
  close: 122_682,
  update: 91_696,
  settle: 116_222,
  unlock: 38_589,
} as const;
