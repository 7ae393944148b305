/** How callouts, terms and live values look in the editor's Markdown cells. */
export const proseStyle = `
.l2-live.l2-ran { border-bottom: 1px dotted var(--vscode-textLink-foreground, currentColor); font-variant-numeric: tabular-nums; }
abbr[title] { text-decoration: underline dotted; text-underline-offset: 3px; cursor: help; }
aside.note, aside.tip, aside.warning { margin: 16px 0; padding: 2px 0 2px 16px; border-left: 3px solid var(--vscode-textLink-foreground, currentColor); }
aside.warning { border-left-color: var(--vscode-editorWarning-foreground, currentColor); }
aside .callout-title { font-weight: 600; margin-bottom: 4px; }
.footnotes { font-size: 0.9em; color: var(--vscode-descriptionForeground, inherit); }
`;
