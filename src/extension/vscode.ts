/**
 * The editor's API. The other files take it from here, because the bundler makes a copy of it for each file that imports
 * it whole, and a dozen copies held the editor's host for up to 10 ms when the extension was loaded.
 */
export * as vscode from "vscode";
