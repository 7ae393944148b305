import type { CellResult, ExerciseResult } from "../result.ts";
import { conditionList } from "./claim.ts";
import type { Connection } from "./connection.ts";
import { curveField } from "./curve.ts";
import { element, inline, keepKeys } from "./element.ts";

/** A question to the reader. Like what can be turned it stays while results come, so that nobody loses what he typed. */
export interface Exercise {
  readonly element: HTMLElement;
  readonly show: (result: CellResult) => void;
}

/** Where a reader answers. */
export interface Field {
  readonly element: HTMLElement;
  /** What he said; "" while that is nothing. */
  readonly value: () => string;
  readonly put: (reply: string) => void;
}

export function exercise(connection: Connection): Exercise {
  const all = element("div", { class: "exercise", hidden: true });
  const grade = element("div", { class: "grade", role: "status" });
  let shape = "";
  let field: Field | null = null;
  let again: HTMLElement | null = null;
  return {
    element: all,
    show: ({ exercise: next, name }) => {
      all.hidden = next === null;
      if (next === null) return;
      const { reply: _, grade: __, feedback: ___, conditions: ____, ...rest } = next;
      const key = JSON.stringify([name, rest]);
      if (key !== shape) {
        shape = key;
        const made = form(next, name, connection);
        [field, again] = [made.field, made.again];
        all.replaceChildren(made.element, grade);
      }
      if (next.reply !== "") field?.put(next.reply);
      again?.toggleAttribute("hidden", next.reply === "");
      grade.replaceChildren(...graded(next));
    },
  };
}

/** The answer and what to do with it. */
function form(asked: ExerciseResult, name: string, connection: Connection) {
  const field = asked.form === "goal" ? null : fieldOf(asked, name);
  const told = hints(asked.hints);
  if (connection === null || field === null) {
    const where =
      field === null
        ? null
        : element("p", { class: "muted" }, "Answered in the editor, where the cell can run.");
    const shown = asked.options.map((option) => element("li", {}, option));
    const options =
      asked.form === "choice" || asked.form === "direction" ? element("ul", {}, ...shown) : null;
    return {
      element: element("div", {}, connection === null ? options : null, told, where),
      field: null,
      again: null,
    };
  }
  const check = keepKeys(element("button", { type: "submit", class: "plain" }, "Check by running it"));
  const again = keepKeys(
    element("button", { type: "button", class: "plain", hidden: true }, "Forget my answer"),
  );
  const asking = element(
    "form",
    {},
    element("fieldset", {}, element("legend", { class: "sr" }, asked.ask), field.element),
    element("p", { class: "actions" }, check, " ", again),
    told,
  );
  asking.addEventListener("submit", (event) => {
    event.preventDefault();
    const reply = field.value();
    if (reply !== "") connection({ type: "reply", name, reply });
  });
  again.addEventListener("click", () => {
    field.put("");
    connection({ type: "reply", name, reply: "" });
  });
  return { element: asking, field, again };
}

function fieldOf(asked: ExerciseResult, name: string): Field {
  if (asked.form === "number") return numberField(asked);
  return asked.form === "curve" ? curveField(asked) : choiceField(asked, name);
}

function numberField({ ask, unit }: ExerciseResult): Field {
  const input = keepKeys(
    element("input", {
      type: "text",
      class: "number",
      "aria-label": ask,
      autocomplete: "off",
      spellcheck: "false",
    }),
  );
  return {
    element: element(
      "span",
      { class: "number-field" },
      input,
      unit === "" ? null : element("span", {}, unit),
    ),
    value: () => input.value.trim(),
    put: (reply) => {
      input.value = reply;
    },
  };
}

function choiceField({ options }: ExerciseResult, name: string): Field {
  const inputs = options.map((option) =>
    keepKeys(element("input", { type: "radio", name: `choice-${name}`, value: option })),
  );
  const rows = inputs.map((input, at) =>
    element("label", { class: "choice" }, input, element("span", {}, options[at] ?? "")),
  );
  return {
    element: element("div", {}, ...rows),
    value: () => inputs.find(({ checked }) => checked)?.value ?? "",
    put: (reply) => {
      for (const input of inputs) input.checked = input.value === reply;
    },
  };
}

/** Hints are shown one after the other. */
function hints(all: readonly string[]): HTMLElement | null {
  if (all.length === 0) return null;
  const shown = element("ul", { class: "hints", role: "status" });
  const more = keepKeys(element("button", { type: "button", class: "link" }, "Hint"));
  more.addEventListener("click", () => {
    const next = all[shown.childElementCount];
    if (next !== undefined) shown.append(element("li", {}, next));
    more.hidden = shown.childElementCount >= all.length;
  });
  return element("div", {}, shown, more);
}

const words = { right: "Right", near: "Near", wrong: "Not so", open: "" } as const;
const signs = { right: "✓", near: "≈", wrong: "✗", open: "" } as const;

function graded({ grade, feedback, conditions }: ExerciseResult): HTMLElement[] {
  const list = conditions.length === 0 ? [] : [conditionList(conditions)];
  if (feedback === "") return list;
  const said = element(
    "p",
    { class: `verdict ${grade}` },
    element("span", { class: "sign", "aria-hidden": "true" }, signs[grade]),
    element("span", {}, ...inline(words[grade] === "" ? feedback : `**${words[grade]}.** ${feedback}`)),
  );
  return [said, ...list];
}
