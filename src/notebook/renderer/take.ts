import { chartJson, chartMarkdown, csv } from "../report/chart-forms.ts";
import { json } from "../report/json.ts";
import { markdown } from "../report/markdown.ts";
import type { CellResult, ChartResult } from "../result.ts";
import type { Connection } from "./connection.ts";
import { type Disclosure, disclosure, type Opened } from "./disclosure.ts";
import type { Drawing } from "./drawing.ts";
import { element, keepKeys } from "./element.ts";
import { png, svg } from "./picture.ts";

/** Takes something out of the card: through the editor where there is one, else by what a page may do itself. */
export interface Hand {
  readonly copy: (text: string) => Promise<void>;
  readonly save: (address: string, file: string) => void;
}

export const handOf = (name: string, connection: Connection): Hand =>
  connection?.isEditor
    ? {
        copy: async (text) => connection.tell({ type: "copy", name, text }),
        save: (address, file) => connection.tell({ type: "save", name, file, address }),
      }
    : { copy: (text) => navigator.clipboard.writeText(text), save: download };

/** What a reader takes away of a chart: its words and numbers to paste, its picture to keep. */
export function take(result: ChartResult, drawing: Drawing, opened: Opened, hand: Hand): Disclosure {
  return disclosure(`take/${result.id}`, "Copy or save", opened, () => {
    const { said, copy, say } = copying(hand);
    const save = (label: string, ending: string, address: () => Promise<string>) =>
      button(label, async () => hand.save(await address(), `${result.id}.${ending}`), say);
    return element(
      "div",
      { class: "take" },
      copy("Copy as Markdown", () => chartMarkdown(result)),
      copy("Copy as CSV", () => csv(result.table)),
      copy("Copy as JSON", () => chartJson(result)),
      save("Save as SVG", "svg", () => svg(result, drawing)),
      save("Save as PNG", "png", () => png(result, drawing)),
      said,
    );
  });
}

/** What a reader takes away of a whole card: everything it says, in words or as data. */
export function takeAll(result: CellResult, opened: Opened, hand: Hand): Disclosure {
  return disclosure("take", "Copy this result", opened, () => {
    const { said, copy } = copying(hand);
    return element(
      "div",
      { class: "take" },
      copy("Copy as Markdown", () => markdown(result)),
      copy("Copy as JSON", () => `${JSON.stringify(json("", [result]).cells[0], null, 2)}\n`),
      said,
    );
  });
}

/** Buttons that copy, and a place that says what was copied. */
function copying(hand: Hand) {
  const said = element("span", { class: "muted", role: "status" });
  const say = (words: string) => {
    said.textContent = words;
  };
  const copy = (label: string, text: () => string) =>
    button(label, () => hand.copy(text()).then(() => say(`${label}: copied.`)), say);
  return { said, copy, say };
}

function button(label: string, act: () => Promise<void>, say: (words: string) => void): HTMLElement {
  const made = keepKeys(element("button", { type: "button", class: "plain" }, label));
  made.addEventListener("click", () => {
    act().catch(() => say(`${label} did not work here; the table holds the numbers.`));
  });
  return made;
}

function download(address: string, name: string): void {
  const link = element("a", { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
}
