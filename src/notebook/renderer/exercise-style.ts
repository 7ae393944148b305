/** How a question to the reader looks. */
export const exerciseRules = `
.exercise { display: grid; gap: 12px; max-width: 70ch; }
.exercise fieldset { border: 0; margin: 0; padding: 0; min-width: 0; }
.exercise .actions { margin-top: 10px; display: flex; flex-wrap: wrap; gap: 8px; }
.exercise .choice { display: flex; gap: 8px; align-items: baseline; padding: 3px 0; cursor: pointer; width: fit-content; }
.exercise .choice input { accent-color: var(--lb-link); flex: none; }
.exercise .choices li { padding: 2px 0; }
.exercise .choices li::before { content: "\\25CB"; margin-right: 8px; color: var(--lb-muted); }
.exercise .need { color: var(--lb-error); margin-top: 6px; }
.exercise .need:empty { display: none; }
.number-field { display: inline-flex; gap: 8px; align-items: baseline; }
input.number { font: inherit; width: 9em; color: var(--vscode-input-foreground, inherit); background: var(--vscode-input-background, transparent); border: 1px solid var(--vscode-input-border, var(--lb-axis)); border-radius: 2px; padding: 3px 6px; }
input.number[aria-invalid] { border-color: var(--lb-error); }
.exercise :is(input, button, li):focus-visible { outline: 1px solid var(--lb-focus); outline-offset: 1px; }
.hints { display: grid; gap: 4px; margin: 10px 0 4px; padding: 0; list-style: none; }
.hints:empty { display: none; }
.hints li { border-left: 2px solid var(--lb-rule); padding-left: 10px; }
.hints + button.link, div:has(> .hints) + button.link { margin-top: 8px; }
.grade:empty { display: none; }
.grade .verdict { display: flex; gap: 9px; }
.grade .verdict + .conditions { margin-top: 8px; }
.grade .sign { font-weight: 700; flex: none; width: 1em; text-align: center; }
.right > .sign { color: var(--lb-good); }
.near > .sign { color: var(--lb-warning); }
.wrong > .sign { color: var(--lb-error); }
.curve { display: grid; gap: 8px; max-width: 560px; }
.drawing-field { position: relative; }
.drawing-field .edge { position: absolute; left: 6px; font-size: 0.92em; color: var(--lb-muted); pointer-events: none; }
.drawing-field .high { top: 3px; }
.drawing-field .low { bottom: 3px; }
.drawing { display: block; width: 100%; touch-action: none; cursor: crosshair; }
.drawing .ground { fill: transparent; stroke: var(--lb-axis); }
.drawing .stem { stroke: var(--lb-rule); }
.drawing .drawn { fill: none; stroke: var(--lb-link); stroke-width: 2; stroke-linejoin: round; }
.drawing .dot { fill: var(--lb-link); }
.curve-fields { display: grid; grid-auto-flow: column; grid-auto-columns: minmax(0, 1fr); }
.curve-fields.many { grid-auto-flow: row; grid-template-columns: repeat(auto-fill, minmax(80px, 1fr)); row-gap: 8px; }
.curve-fields label { display: grid; gap: 2px; justify-items: center; padding: 0 3px; font-size: 0.92em; text-align: center; }
.curve-fields input { width: 100%; max-width: 6em; text-align: center; padding: 3px 2px; }
`;
