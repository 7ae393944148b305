import { closes, type Fence, fenceOf, isCell, outdented } from "./fence.ts";
import { isBlank, type Line, linesOf } from "./lines.ts";
import { Prose } from "./prose.ts";
import { endingOf, type Separator, separatorOf } from "./separator.ts";

/** A cell as it stands in a text: `start`, the body's first and last offset, `end`. Pieces follow each other without gaps. */
export interface Piece {
  readonly kind: "prose" | "l2";
  readonly text: string;
  readonly start: number;
  /** The lines that hold the text. */
  readonly body: { readonly start: number; readonly end: number };
  readonly end: number;
  /** Lines before the body, from where the scan began. */
  readonly line: number;
  /** The fence of an `l2` cell. */
  readonly fence?: Fence;
  /** The comment that begins a prose cell. */
  readonly separator?: Separator;
  /** After the line that closes the cell; absent where the end of the text does. */
  readonly closedAt?: number;
}

/** The cells of `text` from an offset on, where blank lines before the first of them belong to none. */
export function scan(text: string, from = 0): Piece[] {
  return new Scanner(text, from).pieces();
}

class Scanner {
  readonly #text: string;
  readonly #lines: readonly Line[];
  #at = 0;

  constructor(text: string, from: number) {
    this.#text = text;
    this.#lines = linesOf(text, from);
  }

  pieces(): Piece[] {
    const pieces: Piece[] = [];
    this.#skipBlank();
    while (this.#at < this.#lines.length) pieces.push(this.#piece());
    return pieces;
  }

  #piece(): Piece {
    const line = this.#read(this.#at);
    const fence = fenceOf(line);
    if (fence !== undefined && isCell(fence)) return this.#code(fence);
    const separator = separatorOf(line);
    if (separator?.until !== undefined) return this.#verbatim(separator);
    return this.#prose(separator);
  }

  #code(fence: Fence): Piece {
    const first = this.#at++;
    while (this.#at < this.#lines.length && !this.#closes(fence)) this.#at++;
    const text = this.#body(first + 1, this.#at, (line) => outdented(line, fence.indent));
    return { kind: "l2", ...this.#enclosed(first, text), fence };
  }

  #verbatim(separator: Separator): Piece {
    const first = this.#at++;
    while (this.#at < this.#lines.length && endingOf(this.#read(this.#at)) !== separator.until) this.#at++;
    return { kind: "prose", ...this.#enclosed(first, this.#body(first + 1, this.#at)), separator };
  }

  /** A cell between a first and a last line of its own, of which the last is the next to be read. */
  #enclosed(first: number, text: string) {
    const end = this.#at;
    const closed = end < this.#lines.length ? { closedAt: this.#offset(++this.#at) } : {};
    this.#skipBlank();
    return { ...this.#place(first, first + 1, end, this.#at), text, ...closed };
  }

  #prose(separator: Separator | undefined): Piece {
    const first = this.#at;
    if (separator !== undefined) this.#at++;
    if (separator !== undefined && this.#isBlank(this.#at)) this.#at++;
    const start = this.#at;
    const prose = new Prose();
    while (this.#at < this.#lines.length && !this.#begins(prose)) prose.add(this.#read(this.#at++));
    const end = this.#at > start && this.#isBlank(this.#at - 1) ? this.#at - 1 : this.#at;
    const place = this.#place(first, start, end, this.#at);
    return { kind: "prose", ...place, text: this.#body(start, end), ...(separator && { separator }) };
  }

  /** Whether the next line begins another cell. */
  #begins(prose: Prose): boolean {
    if (!"`~<".includes(this.#firstSign())) return false;
    const line = this.#read(this.#at);
    const fence = fenceOf(line);
    const begins = fence === undefined ? separatorOf(line) !== undefined : isCell(fence);
    return begins && !prose.holds(line);
  }

  #closes(fence: Fence): boolean {
    return this.#firstSign() === fence.mark && closes(this.#read(this.#at), fence);
  }

  /** Because most lines show by their first sign that nothing begins or ends there. */
  #firstSign(): string {
    let at = this.#offset(this.#at);
    while (this.#text[at] === " ") at++;
    return this.#text[at] ?? " ";
  }

  #skipBlank(): void {
    while (this.#isBlank(this.#at)) this.#at++;
  }

  #isBlank(at: number): boolean {
    return at < this.#lines.length && isBlank(this.#read(at));
  }

  #read(at: number): string {
    const line = this.#lines[at];
    return line === undefined ? "" : this.#text.slice(line.start, line.end);
  }

  #body(first: number, end: number, reading = (line: string) => line): string {
    const lines: string[] = [];
    for (let at = first; at < end; at++) lines.push(reading(this.#read(at)));
    return lines.join("\n");
  }

  #offset(at: number): number {
    return this.#lines[at]?.start ?? this.#text.length;
  }

  #place(first: number, bodyStart: number, bodyEnd: number, end: number) {
    return {
      start: this.#offset(first),
      body: { start: this.#offset(bodyStart), end: this.#offset(bodyEnd) },
      end: this.#offset(end),
      line: bodyStart,
    };
  }
}
