import type { CellResult, ParamResult } from "../result.ts";
import type { Answerer, Connection } from "./connection.ts";
import { element, keepKeys } from "./element.ts";

/** What a reader may turn in a card. It stays while results come and go, so that nothing moves under the finger. */
export interface Controls {
  readonly element: HTMLElement;
  readonly show: (result: CellResult) => void;
}

export function controls(connection: Connection): Controls {
  const all = element("div", { class: "controls", hidden: true });
  let shape = "";
  let made: readonly Control[] = [];
  let preview: Preview | null = null;
  return {
    element: all,
    show: (result) => {
      const { params, name } = result;
      all.hidden = params.length === 0;
      const next = JSON.stringify([name, params.map(({ at: _, written: __, ...rest }) => rest)]);
      if (next !== shape) {
        shape = next;
        made = params.map((param) => control(param, name, connection));
        preview = connection === null ? null : previewOf(name, connection);
        all.replaceChildren(...made.map((each) => each.element), ...(preview ? [preview.element] : []));
      }
      for (const [at, param] of params.entries()) made[at]?.show(param);
      preview?.show(params.some(({ at, written }) => at !== written));
    },
  };
}

interface Control {
  readonly element: HTMLElement;
  readonly show: (param: ParamResult) => void;
}

function control(param: ParamResult, name: string, connection: Connection): Control {
  if (connection === null) return fixed(param);
  const send = (at: number, isLast: boolean) => {
    const value = param.options[at] ?? "";
    connection.tell({ type: "turn", name, path: `${param.cell}.params.${param.name}`, value, isLast });
  };
  if (param.control === "slider") return slider(param, send);
  return param.control === "select" ? select(param, send) : toggle(param, send);
}

type Send = (at: number, isLast: boolean) => void;

function fixed({ label }: ParamResult): Control {
  const value = element("span", { class: "control-value" });
  return {
    element: element("div", { class: "control" }, element("span", { class: "control-label" }, label), value),
    show: ({ options, at }) => {
      value.textContent = options[at] ?? "";
    },
  };
}

function slider({ label, options }: ParamResult, send: Send): Control {
  const value = element("output", { class: "control-value" });
  const input = keepKeys(element("input", { type: "range", min: 0, max: options.length - 1, step: 1 }));
  let isHeld = false;
  const put = (at: number) => {
    value.textContent = options[at] ?? "";
    input.setAttribute("aria-valuetext", options[at] ?? "");
  };
  input.addEventListener("input", () => {
    isHeld = true;
    put(Number(input.value));
    send(Number(input.value), false);
  });
  input.addEventListener("change", () => {
    isHeld = false;
    send(Number(input.value), true);
  });
  return {
    element: element(
      "label",
      { class: "control" },
      element("span", { class: "control-label" }, label),
      input,
      value,
    ),
    show: ({ at }) => {
      // Because an answer to an earlier move must not pull the slider back.
      if (isHeld) return;
      input.value = String(at);
      put(at);
    },
  };
}

function select({ label, options }: ParamResult, send: Send): Control {
  const choices = options.map((option, at) => element("option", { value: at }, option));
  const input = keepKeys(element("select", {}, ...choices));
  input.addEventListener("change", () => send(input.selectedIndex, true));
  return {
    element: element(
      "label",
      { class: "control" },
      element("span", { class: "control-label" }, label),
      input,
    ),
    show: ({ at }) => {
      input.selectedIndex = at;
    },
  };
}

function toggle({ label }: ParamResult, send: Send): Control {
  const input = keepKeys(element("input", { type: "checkbox", role: "switch" }));
  input.addEventListener("change", () => send(input.checked ? 1 : 0, true));
  return {
    element: element(
      "label",
      { class: "control" },
      element("span", { class: "control-label" }, label),
      input,
    ),
    show: ({ at }) => {
      input.checked = at === 1;
    },
  };
}

interface Preview {
  readonly element: HTMLElement;
  readonly show: (isPreview: boolean) => void;
}

/** Says that what is shown is not what is written; its room is kept, so that nothing jumps when it comes. */
function previewOf(name: string, connection: Answerer): Preview {
  const button = (label: string, type: "write" | "reset") => {
    const made = keepKeys(element("button", { type: "button", class: "plain" }, label));
    made.addEventListener("click", () => connection.tell({ type, name }));
    return made;
  };
  const all = element(
    "p",
    { class: "preview", role: "status" },
    element("span", {}, "Preview: the cell says otherwise."),
    ...(connection.isEditor ? [" ", button("Write into cell", "write")] : []),
    " ",
    button("Set back", "reset"),
  );
  return {
    element: all,
    show: (isPreview) => {
      all.classList.toggle("off", !isPreview);
    },
  };
}
