import type { Message } from "./message.ts";
import { vscode } from "./vscode.ts";

/** What a reader does in a result that is a step of the walkthrough, and the key that ticks it off there. */
const steps: Partial<Readonly<Record<Message["type"], string>>> = {
  reply: "layerbook.hasAnswered",
  turn: "layerbook.hasTurned",
};

/** Tells the walkthrough what a reader has done. */
export function reached(type: Message["type"]): void {
  const key = steps[type];
  if (key !== undefined) void vscode.commands.executeCommand("setContext", key, true);
}
