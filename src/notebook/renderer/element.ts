type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;
type Child = Node | string | null;

/** An HTML element; strings become text, never markup. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes,
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  dress(made, attributes, children);
  return made;
}

/** An SVG element. */
export function shape(tag: string, attributes: Attributes, ...children: readonly Child[]): SVGElement {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  dress(made, attributes, children);
  return made;
}

function dress(made: Element, attributes: Attributes, children: readonly Child[]): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    made.setAttribute(name, value === true ? "" : String(value));
  }
  made.append(...children.filter((child) => child !== null));
}

/** Text in which `**bold**` and `` `code` `` are the only markup. */
export function inline(text: string): (Node | string)[] {
  return text.split(/(\*\*.+?\*\*|`[^`]+`)/).map((part) => {
    if (part.startsWith("**") && part.length > 4) return element("strong", {}, part.slice(2, -2));
    if (part.startsWith("`") && part.length > 2) return element("code", {}, part.slice(1, -1));
    return part;
  });
}

/** Because the notebook moves to another cell on arrow keys, a control with the focus keeps them. */
export function keepKeys<E extends HTMLElement>(control: E): E {
  control.addEventListener("keydown", (event) => {
    const moves = /^(Arrow|Home|End|Page)/.test(event.key);
    if (moves && !event.ctrlKey && !event.metaKey && !event.altKey) event.stopPropagation();
  });
  return control;
}

/** Because the notebook takes letters, Enter and Delete for commands, a field that is typed into keeps them, and undo and the clipboard with them. */
export function keepTyping<E extends HTMLElement>(field: E): E {
  field.addEventListener("keydown", (event) => {
    const isCommand = event.ctrlKey || event.metaKey || event.altKey;
    const leaves = isCommand ? !/^[acvxyz]$/i.test(event.key) : /^(Escape|Tab|F\d+)$/.test(event.key);
    if (!leaves) event.stopPropagation();
  });
  return field;
}
