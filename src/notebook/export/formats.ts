/** What an article can be exported as, by the ending of the file. */
export const formats = ["html", "md", "ipynb", "csv"] as const;
export type Format = (typeof formats)[number];
