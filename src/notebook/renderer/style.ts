import { colors } from "./colors.ts";
import { exerciseRules } from "./exercise-style.ts";

/** A constructed sheet: it needs no permission from a page's style policy. */
export function style(): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(colors + rules + exerciseRules);
  return sheet;
}

const rules = `
:host {
  display: block; position: relative; container-type: inline-size; max-width: 1180px;
  color: var(--lb-text);
  font: var(--vscode-font-weight, normal) var(--vscode-font-size, 13px)/1.45 var(--vscode-font-family, system-ui, -apple-system, "Segoe UI", "DejaVu Sans", sans-serif);
  font-variant-numeric: tabular-nums; text-align: left; overflow-wrap: break-word;
}
* { box-sizing: border-box; }
[hidden] { display: none !important; }
h2, h3, p, ul, dl, figure { margin: 0; padding: 0; }
ul { list-style: none; }
h2 { font-size: 1.25em; font-weight: 600; line-height: 1.3; }
h3 { font-size: 1em; font-weight: 600; }
p, li, dd { text-wrap: pretty; }
.muted { color: var(--lb-muted); }
.small { font-size: 0.92em; }
.sr { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
article { padding: 10px 2px 4px; transition: opacity 0.15s; }
:host([aria-busy]) article { opacity: 0.45; }
:host([aria-busy]) { min-height: 120px; }
:host([aria-busy]) .provenance { visibility: hidden; }

header { display: flex; flex-wrap: wrap; align-items: baseline; justify-content: space-between; column-gap: 24px; row-gap: 2px; }
.provenance { font-size: 0.92em; }
.provenance span { white-space: nowrap; }
.sentence { max-width: 70ch; font-size: 1.08em; line-height: 1.5; margin-top: 6px; text-wrap: pretty; }
.sentence strong { font-weight: 600; }
article > * + *, .main > * + * { margin-top: 16px; }
article > .sentence { margin-top: 6px; }

.controls { display: grid; grid-template-columns: minmax(0, 560px); row-gap: 6px; }
.control { display: grid; grid-template-columns: minmax(90px, auto) minmax(0, 1fr) 6.5em; align-items: center; column-gap: 14px; min-height: 24px; }
.control-value { font-weight: 600; }
.control input[type="range"] { width: 100%; margin: 0; accent-color: var(--lb-link); }
.control input[type="checkbox"] { justify-self: start; width: 16px; height: 16px; accent-color: var(--lb-link); }
.control select { font: inherit; justify-self: start; color: var(--vscode-dropdown-foreground, inherit); background: var(--vscode-dropdown-background, transparent); border: 1px solid var(--vscode-dropdown-border, var(--lb-axis)); border-radius: 2px; padding: 2px 4px; }
.preview { color: var(--lb-muted); font-size: 0.92em; min-height: 26px; display: flex; flex-wrap: wrap; gap: 4px 10px; align-items: center; }
.preview.off { visibility: hidden; }
button.plain { font: inherit; color: var(--vscode-button-secondaryForeground, var(--lb-text)); background: var(--vscode-button-secondaryBackground, transparent); border: 1px solid var(--vscode-button-border, var(--lb-axis)); border-radius: 2px; padding: 1px 9px; cursor: pointer; }
button.plain:hover { background: var(--vscode-button-secondaryHoverBackground, var(--lb-track)); }

.conditions, .turned ul { display: grid; gap: 8px; max-width: 80ch; }
.conditions li, .turned li { display: flex; gap: 9px; }
.conditions .sign, .turned .sign { font-weight: 700; flex: none; width: 1em; text-align: center; }
.supported > .sign { color: var(--lb-good); }
.contradicted > .sign { color: var(--lb-error); }
.depends > .sign { color: var(--lb-warning); }
.turned { margin-top: 12px; }
.turned ul { margin-top: 4px; gap: 3px; }
.unexpected { margin-top: 10px; }
.answer h3 { margin-bottom: -2px; }
.answer .scroll { max-height: 460px; }
.answer td:last-child:not(.numeric) { min-width: 13em; }
.layer.dated { opacity: 0.55; }

.layer { display: grid; grid-template-columns: 124px minmax(84px, 140px) minmax(0, 560px); column-gap: 24px; align-items: center; border-top: 1px solid var(--lb-rule); padding-top: 14px; }
.layer > .panel { grid-column: 1 / -1; }
.layer + .layer { padding-top: 12px; }
.triangle text { font-size: 10px; fill: var(--lb-muted); }
.triangle .frame { fill: none; stroke: var(--lb-axis); stroke-width: 1; }
.triangle .half { stroke: var(--lb-rule); stroke-dasharray: 2 2; }
.triangle .shape { fill: var(--lb-shape-fill); stroke: var(--lb-shape); stroke-width: 1.5; stroke-linejoin: round; }
.bars { display: grid; grid-template-columns: auto minmax(0, 1fr) 2.2em; column-gap: 12px; row-gap: 7px; align-items: center; }
.bar-value { font-weight: 600; text-align: right; }
.bars-more { grid-column: 2 / -1; }
.track { position: relative; height: 8px; background: var(--lb-track); border-radius: 4px; box-shadow: inset 0 0 0 1px var(--lb-outline); }
.fill { height: 100%; border-radius: 4px; box-shadow: inset 0 0 0 1px var(--lb-outline); min-width: 2px; }
.fill.security { background: var(--lb-security); }
.fill.decentralization { background: var(--lb-decentralization); }
.fill.scalability { background: var(--lb-scalability); }
.whisker { position: absolute; top: 50%; height: 0; border-top: 1.5px solid var(--lb-text); transform: translateY(-50%); }
.whisker::before, .whisker::after { content: ""; position: absolute; top: -5.5px; height: 10px; border-left: 1.5px solid var(--lb-text); }
.whisker::before { left: 0; }
.whisker::after { right: 0; }
.whisker.narrow::before { left: 50%; }
.whisker.narrow::after { display: none; }

.charts { display: grid; grid-template-columns: minmax(0, 1fr); gap: 28px 40px; border-top: 1px solid var(--lb-rule); padding-top: 16px; }
figcaption { display: flex; align-items: baseline; justify-content: space-between; gap: 16px; }
figcaption h3 { font-size: 1.08em; }
.figure-actions { display: flex; gap: 14px; flex: none; }
.take { display: flex; flex-wrap: wrap; gap: 6px 8px; align-items: center; margin-top: 6px; }
.chart-sentence { max-width: 70ch; color: var(--lb-muted); margin: 2px 0 8px; text-wrap: pretty; }
.plot { overflow: hidden; }
.plot svg { display: block; overflow: visible; }
.plot > .muted { padding-top: 32px; }

button.link { font: inherit; color: var(--lb-link); background: none; border: 0; padding: 0; cursor: pointer; text-align: left; flex: none; }
button.link:hover { text-decoration: underline; color: var(--lb-link-active); }
button.link::before { content: "\\25B8"; display: inline-block; width: 1.05em; font-size: 0.85em; text-decoration: none; }
button.link[aria-expanded="true"]::before { content: "\\25BE"; }
:focus-visible { outline: 1px solid var(--lb-focus); outline-offset: 2px; border-radius: 1px; }

table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: baseline; padding: 4px 20px 4px 0; border-bottom: 1px solid var(--lb-rule); font-weight: normal; }
thead th { color: var(--lb-muted); font-size: 0.92em; min-width: 5.5em; vertical-align: bottom; }
tbody tr:last-child > * { border-bottom: 0; }
.numeric { text-align: right; }
td.numeric { white-space: nowrap; }
th:last-child, td:last-child { padding-right: 0; }
.scroll { overflow: auto; max-height: 300px; margin-top: 8px; }
.scroll thead th { position: sticky; top: 0; background: var(--lb-ground); }
.scroll table { width: auto; min-width: 50%; }
.measures { border-top: 1px solid var(--lb-rule); padding-top: 8px; overflow-x: auto; }
.measures table { max-width: 620px; }
.more { margin-top: 6px; }
.more + .panel { margin-top: 8px; }

.working { padding: 10px 0 4px; max-width: 980px; }
.working p { margin-top: 10px; max-width: 70ch; }
.working .group { font-weight: 600; padding-top: 12px; }
.swatch { display: inline-block; width: 9px; height: 9px; margin-right: 7px; border-radius: 2px; box-shadow: inset 0 0 0 1px var(--lb-outline); }
.security .swatch { background: var(--lb-security); }
.decentralization .swatch { background: var(--lb-decentralization); }
.scalability .swatch { background: var(--lb-scalability); }

.problems li, .expectations li, .notices li { display: flex; gap: 9px; max-width: 70ch; }
.problems { display: grid; gap: 14px; }
.problems li > div { min-width: 0; flex: 1; display: grid; gap: 6px; }
.problems .sign, .expectations .sign { font-weight: 700; flex: none; width: 1em; text-align: center; }
.error .sign { color: var(--lb-error); }
.warning .sign { color: var(--lb-warning); }
.source-line { display: flex; gap: 12px; align-items: baseline; border-left: 2px solid var(--lb-rule); padding-left: 10px; overflow-x: auto; }
.source-line .muted { flex: none; min-width: 4em; font-size: 0.92em; }
code { font-family: var(--vscode-editor-font-family, ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace); font-size: 0.95em; }
.source-line code { white-space: pre; }
mark { background: none; color: inherit; text-decoration: underline wavy var(--lb-error); text-underline-offset: 3px; }
.warning mark { text-decoration-color: var(--lb-warning); }
ins { text-decoration: none; font-weight: 600; box-shadow: 0 1px 0 var(--lb-good); }
.notices { display: grid; gap: 6px; }
.notices li { border-left: 2px solid var(--lb-warning); padding-left: 10px; }
.expectations { border-top: 1px solid var(--lb-rule); padding-top: 12px; display: grid; gap: 5px; }
.holds .sign { color: var(--lb-good); }
.fails .sign { color: var(--lb-error); }
.expectations strong { font-weight: 600; }
footer { border-top: 1px solid var(--lb-rule); padding-top: 8px; }
footer .more { margin-top: 0; display: flex; flex-wrap: wrap; gap: 4px 14px; }
.assumptions { display: grid; grid-template-columns: auto minmax(0, 70ch); gap: 4px 14px; margin-top: 8px; justify-content: start; }
.assumptions dt { color: var(--lb-muted); }
.assumptions dd { margin: 0; }

.progress { position: absolute; inset: 0 0 auto 0; z-index: 1; }
.progress-track { height: 2px; background: var(--lb-track); overflow: hidden; }
.progress-fill { height: 100%; background: var(--lb-progress); transition: width 0.1s linear; }
.progress-label { position: absolute; top: 8px; right: 0; padding-left: 12px; font-size: 0.92em; color: var(--lb-text); background: var(--lb-ground); max-width: 100%; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }

@container (min-width: 1000px) {
  .charts { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); }
}
@container (max-width: 620px) {
  .layer { grid-template-columns: 124px minmax(0, 1fr); row-gap: 8px; column-gap: 16px; }
  .layer .bars { grid-column: 1 / -1; }
  .stacks thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .stacks, .stacks tbody, .stacks tr, .stacks td, .stacks th { display: block; width: auto; }
  .stacks tr { padding: 6px 0; border-bottom: 1px solid var(--lb-rule); }
  .stacks td, .stacks th { padding: 1px 0; border: 0; }
  .stacks td.numeric { display: flex; justify-content: space-between; gap: 12px; }
  .stacks td.numeric::before { content: attr(data-label); color: var(--lb-muted); }
  .stacks tr.muted td.numeric:nth-child(n + 3) { display: none; }
  .source-line { flex-direction: column; gap: 0; }
  th, td { padding-right: 12px; }
}
@media (prefers-reduced-motion: reduce) { article, .progress-fill { transition: none; } }
@media print {
  :host { print-color-adjust: exact; }
  button, .preview, .control input[type="range"] { display: none; }
  .control select { appearance: none; border: 0; padding: 0; font-weight: 600; }
  header, .sentence, h3, .chart-sentence, figcaption { break-after: avoid; }
  header, .sentence, .controls, .exercise, .layer, figure, .measures, tr, li { break-inside: avoid; }
  .scroll, .answer .scroll { max-height: none; overflow: visible; }
  .plot svg { max-width: 100%; height: auto; }
}
`;
