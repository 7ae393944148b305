/** Text that is text in HTML, in an element or in a quoted attribute. */
export const inHtml = (words: string): string =>
  words
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/"/g, "&quot;")
    .replace(/'/g, "&#39;");

/** A way to a place on the same page. */
export const link = (id: string, words: string): string => `<a href="#${inHtml(id)}">${inHtml(words)}</a>`;
