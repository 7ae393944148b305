/** The comment that begins what a cell gave, in an article that was exported as Markdown. */
export const resultMark = "<!-- l2:result -->";
