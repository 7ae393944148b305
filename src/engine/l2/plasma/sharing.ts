/** Calls for which a block of the host has room, so that it takes others' beside. */
const callsPerBlock = 4;

/** How many users share a call, where a block of the host has room for `room` of them; at least one. */
export function perCall(room: number): number {
  return Math.max(1, Math.floor(room / callsPerBlock));
}

/** Users by call, where a call is for `most` of them and there are `count`. */
export function shared(count: number, most: number): readonly number[] {
  const calls = Math.ceil(count / most);
  return Array.from({ length: calls }, (_, call) => Math.min(most, count - call * most));
}
