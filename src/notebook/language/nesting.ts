import { CST, Lexer } from "yaml";

/** How much a YAML text asks of a parser. */
export interface Burden {
  /** How deeply its lists and maps stand in each other. */
  readonly depth: number;
  readonly tokens: number;
}

/**
 * Because a recursive parser can take the whole process down with ten kilobytes of `[`, and a megabyte of `{,` keeps it
 * busy for seconds: the burden of a text, counted on its tokens in linear time until it passes what is allowed.
 */
export function burdenOf(text: string, most: Burden): Burden {
  const blocks: number[] = [];
  let [flow, column, depth, tokens] = [0, 0, 0, 0];
  for (const token of new Lexer().lex(text)) {
    const type = CST.tokenType(token);
    if (type === "flow-map-start" || type === "flow-seq-start") flow++;
    else if (type === "flow-map-end" || type === "flow-seq-end") flow = Math.max(0, flow - 1);
    else if (flow === 0 && begins.has(type ?? "")) {
      while ((blocks.at(-1) ?? -1) >= column) blocks.pop();
      blocks.push(column);
    }
    depth = Math.max(depth, flow + blocks.length);
    tokens++;
    if (depth > most.depth || tokens > most.tokens) break;
    if (marks.has(token)) continue;
    const newline = token.lastIndexOf("\n");
    column = newline < 0 ? column + token.length : token.length - newline - 1;
  }
  return { depth, tokens };
}

/** Tokens that stand for nothing in the text. */
const marks = new Set<string>([CST.DOCUMENT, CST.FLOW_END, CST.SCALAR]);

/** What can begin a block collection, or stand in one. */
const begins = new Set<string>(["seq-item-ind", "explicit-key-ind", "map-value-ind", "scalar", "alias"]);
