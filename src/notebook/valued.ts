/**
 * A parameter with a value, as it stands behind "with": "a block size of 4 MB", "16 shards", "80 % watched", "posted bytes of 110 B".
 * `label` is its name in words, `text` its value as a reader sees it.
 */
export function valued(label: string, text: string): string {
  const head = headOf(label);
  if (!/^[$−-]?\d/.test(text)) return `${label} ${text}`;
  if (isCount(text) && isPlural(head))
    return `${text} ${text === "1" ? label.replace(head, one(head)) : label}`;
  if (/[^e]ed$/.test(head)) return `${text} ${label}`;
  return isPlural(head) || masses.includes(head)
    ? `${label} of ${text}`
    : `${article(label)} ${label} of ${text}`;
}

/** The word that the others say more of: "slots" of "slots per epoch", "size" of "block size". */
export const headOf = (label: string): string => label.split(" per ")[0]?.split(" ").at(-1) ?? label;

/** "shards", and no "gas". */
export const isPlural = (word: string): boolean => /[^sui]s$/i.test(word) && !masses.includes(word);

const masses: readonly string[] = ["gas", "liquidity", "inflation", "turnover", "energy", "uptime"];

const isCount = (text: string): boolean => /^\d[\d.,\s]*(?: (?:million|billion))?$/.test(text);

const one = (head: string): string => head.replace(/ies$/, "y").replace(/s$/, "");

const article = (label: string): string => (/^(?:[aeio]|un(?!i)|up)/i.test(label) ? "an" : "a");
