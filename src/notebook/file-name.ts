/** "why-bitcoin" of "why-bitcoin.l2nb" and of "why-bitcoin.l2nb.md", folders before it included. */
export const stemOf = (file: string): string => file.replace(/(?:\.l2nb)?(?:\.md)?$/, "");
