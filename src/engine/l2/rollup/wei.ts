const weiPerEther = 1e18;

/** An amount of money in wei, whole, at so many dollars an ether. */
export const inWei = (dollars: number, priceUsd: number): bigint =>
  BigInt(Math.round((dollars / priceUsd) * weiPerEther));

/** The same back, $. */
export const inDollars = (wei: bigint, priceUsd: number): number => (Number(wei) / weiPerEther) * priceUsd;
