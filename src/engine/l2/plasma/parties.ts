/** Orders payments into blocks and commits their roots. */
export const operator = "operator";

/** Whose money it is. */
export const users = "users";

/** Those who check every block and every exit, tell the users who rely on them, and challenge. */
export const watchers = "watchers";

/** Owners once, of outputs that they have spent. */
export const spenders = "spenders";
