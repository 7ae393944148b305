import { oddNumber, oddSign } from "../odd-number.ts";
import { type Place, Problems } from "../problems.ts";
import { shortened } from "../quantity.ts";
import { partOf, type Text } from "../syntax.ts";
import { type Token, tokens } from "./tokens.ts";

/** What an expression says, before anything is known of its names. */
export type Expression =
  | { readonly form: "number"; readonly text: string; readonly place: Place }
  | { readonly form: "name"; readonly text: string; readonly place: Place }
  | { readonly form: "minus"; readonly of: Expression; readonly place: Place }
  | {
      readonly form: "sum" | "product";
      readonly sign: "+" | "-" | "*" | "/";
      readonly left: Expression;
      readonly right: Expression;
      readonly place: Place;
    };

/** What holds or does not. */
export type Condition =
  | {
      readonly form: "limit";
      readonly sign: "<" | "<=" | ">" | ">=";
      readonly left: Expression;
      readonly right: Expression;
      readonly place: Place;
    }
  | {
      readonly form: "range";
      readonly left: Expression;
      readonly low: Expression;
      readonly high: Expression;
      readonly place: Place;
    };

const longest = 400;
/** Brackets and signs in each other: as many as anybody could read. */
const deepest = 24;

const forms = "big.userTps > 2 * base.userTps, or base.staleShare in 1 % .. 3 %";

/** Reads arithmetic: names, numbers with units, `+ - * /` and brackets. */
export function readExpression(written: Text, problems: Problems): Expression | undefined {
  return reading(written, problems, (parser) => parser.sum());
}

/** Reads a comparison, or a range: `left in low .. high`. */
export function readCondition(written: Text, problems: Problems): Condition | undefined {
  return reading(written, problems, (parser) => parser.condition());
}

function reading<T>(
  written: Text,
  problems: Problems,
  read: (parser: Parser) => T | undefined,
): T | undefined {
  if (written.text.length > longest) {
    return problems.error(
      "bad-expression",
      written.place,
      `An expression has at most ${longest} characters; this one has more.`,
    );
  }
  const own = new Problems();
  const parser = new Parser(written, own);
  const result = read(parser);
  if (result !== undefined && !own.hasErrors) parser.finish();
  // Because what follows a first mistake is mostly read wrongly for it.
  const [first] = own.inOrder();
  if (first === undefined) return result;
  const odd = oddNumber(written.text) ?? oddSign(written.text);
  if (odd !== undefined)
    return problems.error(odd.code, partOf(written, odd.start, odd.end), odd.message, odd);
  const { hint, fix } = first;
  return problems.error("bad-expression", { ...written.place, ...first.span }, first.message, {
    ...(hint !== undefined && { hint }),
    ...(fix !== undefined && { fix }),
  });
}

class Parser {
  readonly #tokens: readonly Token[];
  readonly #written: Text;
  readonly #problems: Problems;
  #next = 0;
  #depth = 0;

  constructor(written: Text, problems: Problems) {
    this.#tokens = tokens(written.text);
    this.#written = written;
    this.#problems = problems;
  }

  condition(): Condition | undefined {
    const left = this.sum();
    if (left === undefined) return undefined;
    if (this.#takeWord("in")) return this.#range(left);
    const sign = this.#take("<", "<=", ">", ">=") as "<" | "<=" | ">" | ">=" | undefined;
    if (sign === undefined) return this.#fail("This compares nothing.", forms);
    const right = this.sum();
    return right && { form: "limit", sign, left, right, place: this.#written.place };
  }

  sum(): Expression | undefined {
    return this.#chain("sum", ["+", "-"], () => this.#product());
  }

  /** Nothing may follow what was read. */
  finish(): void {
    const rest = this.#tokens[this.#next];
    if (rest === undefined) return;
    const isTwice = rest.kind === "sign" && /[<>]/.test(rest.text);
    this.#fail(
      isTwice
        ? "A condition compares once; write two of them."
        : `\`${shortened(rest.text)}\` is not expected here.`,
      isTwice ? undefined : forms,
    );
  }

  #range(left: Expression): Condition | undefined {
    const low = this.sum();
    if (low === undefined) return undefined;
    if (this.#take("..") === undefined)
      return this.#fail("A range is written with two dots.", "base.userTps in 6 .. 8");
    const high = this.sum();
    return high && { form: "range", left, low, high, place: this.#written.place };
  }

  #product(): Expression | undefined {
    return this.#chain("product", ["*", "/"], () => this.#factor());
  }

  #chain(
    form: "sum" | "product",
    signs: readonly ("+" | "-" | "*" | "/")[],
    part: () => Expression | undefined,
  ): Expression | undefined {
    let left = part();
    while (left !== undefined) {
      const sign = this.#take(...signs) as "+" | "-" | "*" | "/" | undefined;
      if (sign === undefined) return left;
      const right = part();
      left = right && { form, sign, left, right, place: spanning(left.place, right.place) };
    }
    return undefined;
  }

  #factor(): Expression | undefined {
    if (++this.#depth > deepest)
      return this.#fail("Brackets and signs stand too deep in each other here.", undefined);
    const factor = this.#bare();
    this.#depth--;
    return factor;
  }

  #bare(): Expression | undefined {
    const token = this.#tokens[this.#next];
    const place = this.#placeOf(token);
    if (this.#take("-") !== undefined) {
      const of = this.#factor();
      return of && { form: "minus", of, place };
    }
    if (this.#take("(") !== undefined) {
      const inner = this.sum();
      if (inner === undefined) return undefined;
      return this.#take(")") === undefined ? this.#fail("A bracket is not closed.", ")") : inner;
    }
    if (token?.kind !== "number" && token?.kind !== "name") {
      const what =
        token === undefined ? "Something is missing here" : `\`${token.text}\` is not expected here`;
      return this.#fail(`${what}: a name or a number.`, forms);
    }
    this.#next++;
    const { kind: form, text } = token;
    return form === "number" ? { form, text, place } : { form, text, place };
  }

  #take(...signs: readonly string[]): string | undefined {
    const token = this.#tokens[this.#next];
    if (token?.kind !== "sign" || !signs.includes(token.text)) return undefined;
    this.#next++;
    return token.text;
  }

  #takeWord(word: string): boolean {
    const token = this.#tokens[this.#next];
    const isThere = token?.kind === "name" && token.text === word;
    if (isThere) this.#next++;
    return isThere;
  }

  #fail(message: string, hint: string | undefined): undefined {
    const place = this.#placeOf(this.#tokens[this.#next]);
    this.#problems.error("bad-expression", place, message, hint === undefined ? {} : { hint });
  }

  #placeOf(token: Token | undefined): Place {
    const { length } = this.#written.text;
    return partOf(this.#written, token?.start ?? length, token?.end ?? length);
  }
}

const spanning = (left: Place, right: Place): Place => ({ ...left, end: Math.max(left.end, right.end) });
