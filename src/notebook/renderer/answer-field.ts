import type { ExerciseResult } from "../result.ts";
import { element, keepKeys, keepTyping } from "./element.ts";

/** Where a reader answers. */
export interface Field {
  readonly element: HTMLElement;
  /** What he said; "" while that is nothing. */
  readonly value: () => string;
  readonly put: (reply: string) => void;
  readonly focus: () => void;
  /** What is to be done before there is an answer. */
  readonly missing: () => string;
}

/** A number, in the unit beside the field where none is typed; Enter sends it. */
export function numberField({ ask, unit }: ExerciseResult, send: () => void): Field {
  const name = unit === "" ? ask : `${ask} In ${unit}, where you type no unit.`;
  const input = keepTyping(
    element("input", {
      type: "text",
      class: "number",
      "aria-label": name,
      autocomplete: "off",
      spellcheck: "false",
    }),
  );
  input.addEventListener("keydown", ({ key }) => {
    if (key === "Enter") send();
  });
  const after = unit === "" ? null : element("span", { "aria-hidden": "true" }, unit);
  return {
    element: element("span", { class: "number-field" }, input, after),
    value: () => input.value.trim(),
    put: (reply) => {
      input.value = reply;
    },
    focus: () => input.focus(),
    missing: () => "Type a number first.",
  };
}

/** One of several answers; Enter sends it. */
export function choiceField({ options }: ExerciseResult, name: string, send: () => void): Field {
  const inputs = options.map((option) => {
    const input = keepKeys(element("input", { type: "radio", name: `choice-${name}`, value: option }));
    input.addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return;
      event.stopPropagation();
      send();
    });
    return input;
  });
  const rows = inputs.map((input, at) =>
    element("label", { class: "choice" }, input, element("span", {}, options[at] ?? "")),
  );
  return {
    element: element("div", {}, ...rows),
    value: () => inputs.find(({ checked }) => checked)?.value ?? "",
    put: (reply) => {
      for (const input of inputs) input.checked = input.value === reply;
    },
    focus: () => (inputs.find(({ checked }) => checked) ?? inputs[0])?.focus(),
    missing: () => "Choose one of these first.",
  };
}
