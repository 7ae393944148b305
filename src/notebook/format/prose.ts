import { closes, type Fence, fenceOf } from "./fence.ts";
import { type HtmlBlock, htmlBlockOf } from "./html.ts";
import { indentOf, isBlank } from "./lines.ts";

/** A list that is open: what is indented by `content` columns belongs to it. */
interface List {
  readonly content: number;
  /** Its item has no text yet, so a blank line ends it. */
  readonly empty: boolean;
}

/**
 * Follows the blocks of a stretch of Markdown line by line, as far as it takes to know which fences stand at the top
 * level: not inside other fences, lists, block quotes or HTML.
 */
export class Prose {
  #fence: Fence | undefined;
  #html: HtmlBlock | undefined;
  #list: List | undefined;
  #paragraph = false;

  /** Whether a line that comes next is inside a block that it cannot end by beginning another. */
  holds(line: string): boolean {
    if (this.#fence !== undefined || this.#html !== undefined) return true;
    return this.#list !== undefined && indentOf(line) >= this.#list.content;
  }

  /** Takes the next line in. */
  add(line: string): void {
    if (this.#fence !== undefined) {
      if (closes(line, this.#fence)) this.#fence = undefined;
    } else if (this.#html !== undefined) this.#continueHtml(line, this.#html);
    else if (isBlank(line)) this.#blank();
    else if (this.holds(line)) this.#insideList(line);
    else this.#topLevel(line);
  }

  #continueHtml(line: string, { end }: HtmlBlock): void {
    if (end === "blank" ? isBlank(line) : end.test(line)) this.#html = undefined;
  }

  #blank(): void {
    this.#paragraph = false;
    if (this.#list?.empty === true) this.#list = undefined;
  }

  #insideList(line: string): void {
    if (this.#list?.empty === true) this.#list = { content: this.#list.content, empty: false };
    this.#paragraph = isText(line.trimStart());
  }

  #topLevel(line: string): void {
    if (wordFirst.test(line)) {
      if (!this.#paragraph) this.#list = undefined;
      this.#paragraph = true;
      return;
    }
    const indent = indentOf(line);
    const text = line.trimStart();
    if (indent > 3) {
      if (!this.#paragraph) this.#list = undefined;
      return;
    }
    const fence = fenceOf(line);
    const html = fence === undefined && text.startsWith("<") ? htmlBlockOf(text, this.#paragraph) : undefined;
    const list = fence === undefined && html === undefined ? this.#listAt(text, indent) : undefined;
    // Because a line of text right after a paragraph of a list goes on with that paragraph ("lazy continuation").
    const goesOn = this.#list !== undefined && this.#paragraph && isText(text) && !text.startsWith(">");
    if (fence !== undefined || html !== undefined || list !== undefined || !goesOn) this.#list = list;
    this.#fence = fence;
    if (html !== undefined && (html.end === "blank" || !html.end.test(text))) this.#html = html;
    const underlines = this.#paragraph && list === undefined && isUnderline(text);
    this.#paragraph =
      fence === undefined && html === undefined && !underlines && isText(withoutMarkers(text));
  }

  #listAt(text: string, indent: number): List | undefined {
    const found = /^([-+*]|(\d{1,9})[.)])([ \t]+|$)(.*)$/s.exec(text);
    if (found === null || isRule(text)) return undefined;
    const [, marker = "", number, gap = "", rest = ""] = found;
    const interrupts = rest !== "" && (number === undefined || Number(number) === 1);
    if (this.#paragraph && this.#list === undefined && !interrupts) return undefined;
    const start = indent + marker.length;
    const columns = indentOf(" ".repeat(start) + gap) - start;
    const empty = rest === "";
    return { content: start + (empty || columns > 4 ? 1 : columns), empty };
  }
}

/** Because nearly every line of prose begins with a letter, and then it can only be text. */
const wordFirst = /^[a-z\u00c0-\ud7ff]/i;

const isRule = (text: string) => /^([-*_])[ \t]*(?:\1[ \t]*){2,}$/.test(text);

const isUnderline = (text: string) => /^(?:=+|-+)[ \t]*$/.test(text);

const isHeading = (text: string) => /^#{1,6}(?:[ \t]|$)/.test(text);

/** Whether a line, without its indent, is text of a paragraph. */
const isText = (text: string) =>
  text !== "" &&
  !isHeading(text) &&
  !isRule(text) &&
  fenceOf(text) === undefined &&
  !/^<(?:!--|!\[CDATA\[|![a-z]|\?|(?:script|pre|style|textarea)[\s>])/i.test(text);

/** What a line says behind the marks of quotes and list items. */
const withoutMarkers = (text: string) => text.replace(/^(?:(?:>|[-+*]|\d{1,9}[.)])(?:[ \t]+|$)|>)+/, "");
