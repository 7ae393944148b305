/** Whether a file is a notebook, by its name. */
export const isNotebook = (file: string): boolean => /\.l2nb(?:\.md)?$/.test(file);

/** Folders in which nobody looks for notebooks. */
export const isSkipped = (folder: string): boolean => folder.startsWith(".") || folder === "node_modules";

/** "why-bitcoin" of "why-bitcoin.l2nb" and of "why-bitcoin.l2nb.md", folders before it included. */
export const stemOf = (file: string): string => file.replace(/(?:\.l2nb)?(?:\.md)?$/, "");
