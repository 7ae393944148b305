/**
 * Colors by role. Text, rules and controls are the editor's own; where there is no editor, quiet stand-ins. The three
 * scores are Okabe and Ito's, which most color-blind readers tell apart, lighter on dark grounds.
 */
export const colors = `
:host {
  --lb-text: var(--vscode-editor-foreground, var(--vscode-foreground, var(--page-text)));
  --lb-muted: var(--vscode-descriptionForeground, var(--page-muted));
  --lb-ground: var(--vscode-notebook-outputContainerBackgroundColor, var(--vscode-editor-background, var(--page-ground)));
  --lb-link: var(--vscode-textLink-foreground, var(--page-link));
  --lb-link-active: var(--vscode-textLink-activeForeground, var(--lb-link));
  --lb-focus: var(--vscode-focusBorder, var(--lb-link));
  --lb-progress: var(--vscode-progressBar-background, var(--lb-link));
  --lb-error: var(--vscode-errorForeground, var(--page-error));
  --lb-warning: var(--vscode-editorWarning-foreground, var(--page-warning));
  --lb-good: var(--lb-decentralization);
  --lb-rule: color-mix(in srgb, var(--lb-text) 13%, transparent);
  --lb-axis: color-mix(in srgb, var(--lb-text) 30%, transparent);
  --lb-track: color-mix(in srgb, var(--lb-text) 11%, transparent);
  --lb-outline: transparent;
  --lb-family-channels: var(--lb-family-channel); --lb-family-multisig: var(--lb-family-bridge); --lb-family-canonical: var(--lb-family-bridge);
  --lb-family-lightclient: var(--lb-family-bridge); --lb-family-liquidity: var(--lb-family-bridge);
  --lb-shape: var(--lb-link);
  --lb-shape-fill: color-mix(in srgb, var(--lb-shape) 14%, transparent);
}
:host([data-theme="light"]), :host([data-theme="hc-light"]) {
  --page-text: #1f1f1f; --page-muted: #5f6368; --page-ground: #fff; --page-link: #005fb8; --page-error: #b3261e; --page-warning: #8a5a00;
  --lb-security: #0072b2; --lb-decentralization: #009e73; --lb-scalability: #d55e00;
  --lb-family: #5b6770; --lb-family-nakamoto: #7b4fa3; --lb-family-gasper: #4257c5; --lb-family-rollup: #b8327f;
  --lb-family-channel: #8a6100; --lb-family-bridge: #7a4a2b; --lb-family-praos: #0e7490; --lb-family-tower: #666b00; --lb-family-sharded: #8c4a66; --lb-family-plasma: #4f6f52;
  --lb-frozen: #6b757f; --lb-stolen: #a3140f;
}
:host([data-theme="dark"]), :host([data-theme="hc-dark"]) {
  --page-text: #d6d6d6; --page-muted: #a0a0a0; --page-ground: #1f1f1f; --page-link: #5cb3ff; --page-error: #f48771; --page-warning: #e2b84c;
  --lb-security: #56b4e9; --lb-decentralization: #4fd1a5; --lb-scalability: #ff9f5a;
  --lb-family: #a9b6c0; --lb-family-nakamoto: #c4a2ea; --lb-family-gasper: #a0b0ff; --lb-family-rollup: #ff94c8;
  --lb-family-channel: #dcb24a; --lb-family-bridge: #d0a384; --lb-family-praos: #67cfe6; --lb-family-tower: #c6cc55; --lb-family-sharded: #dfa3bd; --lb-family-plasma: #a9c4a4;
  --lb-frozen: #9aa5b0; --lb-stolen: #ff6b5e;
}
:host([data-theme="hc-light"]), :host([data-theme="hc-dark"]) {
  --lb-muted: var(--lb-text);
  --lb-rule: color-mix(in srgb, var(--lb-text) 45%, transparent);
  --lb-axis: var(--lb-text);
  --lb-track: transparent;
  --lb-outline: var(--vscode-contrastBorder, var(--lb-text));
  --lb-shape: var(--lb-text);
}
:host([data-theme="hc-light"]) { --lb-family-nakamoto: #5c2d91; --lb-family-gasper: #2a3a9c; --lb-family-rollup: #861257; --lb-family-channel: #5f4300; --lb-family-bridge: #573117; --lb-family-praos: #074c5e; --lb-family-tower: #454800; --lb-family-sharded: #632c46; --lb-family-plasma: #2c4a30; --lb-security: #005a8f; --lb-decentralization: #00664a; --lb-scalability: #a34700; }
:host([data-theme="forced"]) {
  forced-color-adjust: none;
  --page-text: CanvasText; --page-muted: CanvasText; --page-ground: Canvas; --page-link: LinkText; --page-error: CanvasText; --page-warning: CanvasText;
  --lb-security: CanvasText; --lb-decentralization: CanvasText; --lb-scalability: CanvasText;
  --lb-family: CanvasText; --lb-family-nakamoto: CanvasText; --lb-family-gasper: CanvasText; --lb-family-rollup: CanvasText;
  --lb-family-channel: CanvasText; --lb-family-bridge: CanvasText; --lb-family-praos: CanvasText; --lb-family-tower: CanvasText; --lb-family-sharded: CanvasText; --lb-family-plasma: CanvasText;
  --lb-frozen: CanvasText; --lb-stolen: CanvasText;
  --lb-rule: GrayText; --lb-axis: CanvasText; --lb-track: Canvas; --lb-outline: CanvasText; --lb-shape: CanvasText;
  --lb-shape-fill: transparent; --lb-focus: Highlight; --lb-progress: Highlight;
}
`;
