/** The values of one column at the beginning of a longer one, which is returned. */
export function enlarged<A extends Float64Array | Int32Array | Int16Array | Uint8Array>(from: A, into: A): A {
  into.set(from);
  return into;
}

/** Place of the lowest bit that is set in a word of marks, which must have one. */
export function lowestBit(marks: number): number {
  return 31 - Math.clz32(marks & -marks);
}
