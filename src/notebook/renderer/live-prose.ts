import { type LiveValues, valueNamed } from "../prose/live-value.ts";

/** Puts what is known of live values into prose that was rendered before. */
export function putValues(prose: ParentNode, values: LiveValues): void {
  for (const span of prose.querySelectorAll<HTMLElement>("span[data-l2]")) {
    const value = valueNamed(values, span.dataset.l2 ?? "");
    if (value === undefined) continue;
    if (span.textContent !== value.text) span.textContent = value.text;
    span.classList.add("l2-ran");
    span.title = value.hover;
  }
}
