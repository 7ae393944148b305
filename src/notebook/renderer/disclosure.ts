import { element, keepKeys } from "./element.ts";

/** Which disclosures a reader has opened, by key: kept while results come and go. */
export type Opened = Set<string>;

export interface Disclosure {
  readonly button: HTMLButtonElement;
  readonly panel: HTMLElement;
}

/** A button that shows and hides what `content` makes; it is made when it is first wanted. */
export function disclosure(key: string, label: string, opened: Opened, content: () => Node): Disclosure {
  const id = `panel-${encodeURIComponent(key)}`;
  const panel = element("div", { id, class: "panel", hidden: true });
  const button = element(
    "button",
    { type: "button", class: "link", "aria-controls": id, "data-key": key },
    label,
  );
  const show = (open: boolean) => {
    if (open && panel.childNodes.length === 0) panel.append(content());
    panel.hidden = !open;
    button.setAttribute("aria-expanded", String(open));
  };
  button.addEventListener("click", () => {
    const open = button.getAttribute("aria-expanded") !== "true";
    if (open) opened.add(key);
    else opened.delete(key);
    show(open);
  });
  show(opened.has(key));
  return { button: keepKeys(button), panel };
}
