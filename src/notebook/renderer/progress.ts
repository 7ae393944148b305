import { element } from "./element.ts";

/** How far a run has come, over the result it will replace: takes no room, so nothing moves. */
export interface Meter {
  readonly element: HTMLElement;
  /** `done` is 0..1. */
  readonly show: (done: number, label: string) => void;
  readonly stop: () => void;
}

export function meter(): Meter {
  const fill = element("div", { class: "progress-fill" });
  const label = element("div", { class: "progress-label" });
  const track = element(
    "div",
    {
      class: "progress-track",
      role: "progressbar",
      "aria-label": "Simulating",
      "aria-valuemin": 0,
      "aria-valuemax": 100,
    },
    fill,
  );
  const all = element("div", { class: "progress", hidden: true }, track, label);
  return {
    element: all,
    show: (done, words) => {
      const percent = Math.round(100 * Math.min(1, Math.max(0, done)));
      fill.style.setProperty("width", `${percent}%`);
      track.setAttribute("aria-valuenow", String(percent));
      label.textContent = words;
      all.hidden = false;
    },
    stop: () => {
      all.hidden = true;
    },
  };
}
