/** The renderer of results, as package.json calls it. */
export const resultRenderer = "layerbook.result";
