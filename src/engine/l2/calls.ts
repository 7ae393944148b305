/** What layers hand in to their hosts' contracts. */

/** Data of a call that only names things: a selector and three words. */
export const wordBytes = 100;

/** Whoever has a part in a layer pays what the next block of its host asks (A26). */
export const anyPrice = Number.POSITIVE_INFINITY;
