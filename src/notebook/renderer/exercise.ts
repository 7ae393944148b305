import type { CellResult, ExerciseResult } from "../result.ts";
import { choiceField, type Field, numberField } from "./answer-field.ts";
import type { Answerer, Connection } from "./connection.ts";
import { curveField } from "./curve.ts";
import { element, keepKeys } from "./element.ts";
import { graded } from "./grade.ts";

/** A question to the reader. Like what can be turned it stays while results come, so that nobody loses what he typed. */
export interface Exercise {
  readonly element: HTMLElement;
  readonly show: (result: CellResult) => void;
}

export function exercise(connection: Connection): Exercise {
  const all = element("div", { class: "exercise", hidden: true });
  const grade = element("div", { class: "grade", role: "status" });
  let shape = "";
  let form: Form = { element: all, show: () => undefined };
  return {
    element: all,
    show: ({ exercise: next, name }) => {
      all.hidden = next === null;
      if (next === null) return;
      const { reply: _, grade: __, feedback: ___, conditions: ____, ...rest } = next;
      const key = JSON.stringify([name, rest]);
      if (key !== shape) {
        shape = key;
        form = formOf(next, name, connection);
        all.replaceChildren(form.element, grade);
      }
      form.show(next.reply);
      const said = graded(next);
      // Because what a screen reader has said need not be said again with every result.
      if (said.map(({ outerHTML }) => outerHTML).join("") !== grade.innerHTML) grade.replaceChildren(...said);
    },
  };
}

/** The part of a question that a reader acts on. */
interface Form {
  readonly element: HTMLElement;
  /** Shows what the reader's answer is now: "" while there is none. */
  readonly show: (reply: string) => void;
}

function formOf(asked: ExerciseResult, name: string, connection: Connection): Form {
  if (asked.form === "goal")
    return { element: element("div", {}, hints(asked.hints)), show: () => undefined };
  return connection === null ? readOnly(asked) : answerable(asked, name, connection);
}

/** The question where nobody can run the cell. */
function readOnly({ form, options, hints: told }: ExerciseResult): Form {
  const choices = options.map((option) => element("li", {}, option));
  return {
    element: element(
      "div",
      {},
      form === "choice" || form === "direction" ? element("ul", { class: "choices" }, ...choices) : null,
      hints(told),
      element("p", { class: "muted" }, "Open this notebook in VS Code with Layerbook to answer it."),
    ),
    show: () => undefined,
  };
}

function answerable(asked: ExerciseResult, name: string, connection: Answerer): Form {
  const need = element("p", { class: "need", role: "alert" });
  const check = button("Check by running it", () => send());
  const again = button("Try again", () => {
    field.put("");
    field.focus();
    // Because what he types until the result comes is his next answer.
    answered = "";
    connection.tell({ type: "reply", name, reply: "" });
  });
  const field = fieldOf(asked, name, () => send());
  let answered = "";

  function send(): void {
    const reply = field.value();
    need.textContent = reply === "" ? field.missing() : "";
    if (reply === "") field.focus();
    else connection.tell({ type: "reply", name, reply });
  }

  return {
    element: element(
      "div",
      {},
      element("fieldset", {}, element("legend", { class: "sr" }, asked.ask), field.element),
      need,
      element("p", { class: "actions" }, check, again),
      hints(asked.hints),
    ),
    show: (reply) => {
      // Because a reader may be typing his next answer while a result brings the last one.
      if (reply !== answered) field.put(reply);
      if (reply !== "") need.textContent = "";
      answered = reply;
      again.hidden = reply === "";
    },
  };
}

function fieldOf(asked: ExerciseResult, name: string, send: () => void): Field {
  if (asked.form === "number") return numberField(asked, send);
  return asked.form === "curve" ? curveField(asked, send) : choiceField(asked, name, send);
}

function button(label: string, press: () => void, look = "plain"): HTMLButtonElement {
  const made = keepKeys(element("button", { type: "button", class: look }, label));
  // Because Enter on a cell's output means the cell to the notebook.
  made.addEventListener("keydown", (event) => {
    if (event.key === "Enter" || event.key === " ") event.stopPropagation();
  });
  made.addEventListener("click", press);
  return made;
}

/** Hints are shown one after the other. */
function hints(all: readonly string[]): HTMLElement | null {
  if (all.length === 0) return null;
  const shown = element("ol", { class: "hints" });
  const label = () => (shown.childElementCount === 0 ? "Hint" : "Another hint");
  const more = button(
    label(),
    () => {
      const next = all[shown.childElementCount];
      if (next !== undefined) shown.append(element("li", { tabindex: -1 }, next));
      more.textContent = label();
      more.hidden = shown.childElementCount >= all.length;
      // Because a button that goes must not take the focus with it.
      if (more.hidden) (shown.lastElementChild as HTMLElement | null)?.focus();
    },
    "link",
  );
  return element("div", {}, element("div", { role: "status" }, shown), more);
}
