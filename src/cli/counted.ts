/** "1 cell", "3 cells". */
export const counted = (count: number, what: string) => `${count} ${what}${count === 1 ? "" : "s"}`;
