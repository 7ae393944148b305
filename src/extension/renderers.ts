/** The renderer of results, as package.json calls it. */
export const resultRenderer = "layerbook.result";
/** What extends the editor's renderer of Markdown. */
export const proseRenderer = "layerbook.prose";
