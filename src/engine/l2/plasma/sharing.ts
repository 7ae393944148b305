/** Calls for which a block of the host has room, so that it takes others' beside. */
export const callsPerBlock = 4;

/** Users by call, where a call is for `most` of them and there are `count`. */
export function shared(count: number, most: number): readonly number[] {
  const calls = Math.ceil(count / most);
  return Array.from({ length: calls }, (_, call) => Math.min(most, count - call * most));
}
