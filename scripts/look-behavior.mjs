/**
 * What a card does in a page that `window.show(0)` and `window.progress(0)` drive: runs in the browser, returns complaints.
 */
export async function behavior() {
  const complaints = [];
  const must = (holds, words) => holds || complaints.push(words);
  const host = document.querySelector(".layerbook-card");
  const root = host.shadowRoot;
  const drawn = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));

  const table = root.querySelector("button[data-key^='table/']");
  const scored = root.querySelector("button[data-key^='scored/']");
  table.click();
  scored.click();
  must(scored.getAttribute("aria-expanded") === "true", "a disclosure says that it is open");
  must(
    root.getElementById(scored.getAttribute("aria-controls"))?.hidden === false,
    "a disclosure opens its panel",
  );
  scored.focus();
  let heard = 0;
  const hear = () => heard++;
  document.addEventListener("keydown", hear);
  for (const key of ["ArrowUp", "ArrowDown", "Home", "PageDown"])
    scored.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, composed: true }));
  must(heard === 0, "arrow keys stay in a control that has the focus");
  document.removeEventListener("keydown", hear);

  const svg = root.querySelector(".plot svg");
  const label = svg.querySelector("text");
  const before = getComputedStyle(label).fill;
  const kind = document.body.dataset.vscodeThemeKind;
  document.body.dataset.vscodeThemeKind = kind === "vscode-dark" ? "vscode-light" : "vscode-dark";
  document.documentElement.style.setProperty("--vscode-descriptionForeground", "rgb(1, 2, 3)");
  await drawn();
  must(getComputedStyle(label).fill !== before, "a change of theme recolors the charts");
  must(root.querySelector(".plot svg") === svg, "a change of theme draws nothing again");
  must(host.dataset.theme === (kind === "vscode-dark" ? "light" : "dark"), "a card knows the theme");
  document.body.dataset.vscodeThemeKind = kind;
  document.documentElement.style.removeProperty("--vscode-descriptionForeground");
  await drawn();

  const height = host.offsetHeight;
  const heights = new Set();
  let watching = true;
  const watch = () => {
    heights.add(host.offsetHeight);
    if (watching) requestAnimationFrame(watch);
  };
  watch();
  window.progress(0);
  await drawn();
  must(root.querySelector("[role=progressbar]").getAttribute("aria-valuenow") === "40", "progress is told");
  must(host.getAttribute("aria-busy") === "true", "an old result is dimmed while the next one runs");
  await window.show(0);
  await drawn();
  watching = false;
  must(
    heights.size === 1 && heights.has(height),
    `nothing jumps: heights ${[...heights].join(", ")}, first ${height}`,
  );
  must(host.getAttribute("aria-busy") === null, "a new result ends the dimming");
  must(document.querySelector(".layerbook-card") === host, "a card is patched, not made again");
  must(
    root.querySelector("button[data-key^='table/']").getAttribute("aria-expanded") === "true",
    "what was open stays open",
  );
  must(root.activeElement?.dataset.key === scored.dataset.key, "the focus stays where it was");
  for (const plot of root.querySelectorAll(".plot")) must(plot.dataset.ready === "1", "charts are ready");
  return complaints;
}
