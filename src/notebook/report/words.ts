/** One line of text that Markdown shows as it stands: no markup, link, image, HTML, autolink or table column in it. */
export const shown = (words: string): string =>
  words
    .replace(/[ \t\r\n\v\f\u2028\u2029]+/g, " ")
    .replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, "�")
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/[\\`*_{}[\]#!|~^$@]/g, "\\$&")
    // What would begin a list or a rule under a heading.
    .replace(
      /^(\s*)([-+=]|\d+[.)](?=\s|$))/,
      (_, blank, mark) => `${blank}${mark.slice(0, -1)}\\${mark.slice(-1)}`,
    )
    // What editors make a link of by themselves: https://a, www.a, a.com.
    .replace(/[:.](?=[^\s\d])/g, "\\$&");

/** `**bold**` is the only markup that a sentence may hold. */
export const bold = (sentence: string): string =>
  sentence
    .split(/\*\*(.+?)\*\*/)
    .map((part, i) => (i % 2 === 1 && part.trim() === part ? `**${shown(part)}**` : shown(part)))
    .join("");

export const list = (items: readonly string[]): string => items.map((item) => `- ${item}`).join("\n");

/** Paragraphs of Markdown, those that are empty left out. */
export const paragraphs = (parts: readonly string[]): string =>
  `${parts.filter((part) => part !== "").join("\n\n")}\n`;
