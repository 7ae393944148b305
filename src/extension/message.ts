import type { Act } from "../notebook/act.ts";

/** What a card of a result says to the editor, checked; what is to be saved as the bytes of its file. */
export type Message =
  | Exclude<Act, { readonly type: "save" }>
  | { readonly type: "save"; readonly name: string; readonly file: string; readonly bytes: Uint8Array };

const longest = 1000;

/** A message that came from a webview, checked; undefined where it is none of ours. */
export function readMessage(value: unknown): Message | undefined {
  const message = Object(value) as Record<string, unknown>;
  const { type, name, path, value: turned, isLast, reply, text, file, address } = message;
  if (!isText(name)) return undefined;
  if (type === "write" || type === "reset") return { type, name };
  if (type === "copy" && isText(text, most)) return { type, name, text };
  if (type === "save") return readSave(name, file, address);
  if (type === "reply" && isText(reply)) return { type, name, reply };
  if (type !== "turn" || !isText(path) || !isText(turned)) return undefined;
  if (!/^[\w-]+\.params\.[\w-]+$/.test(path)) return undefined;
  return { type, name, path, value: turned, isLast: isLast === true };
}

/** A picture to save, and no other kind of file. */
function readSave(name: string, file: unknown, address: unknown): Message | undefined {
  if (!isText(file) || !/^[\w-]+\.(?:svg|png)$/.test(file) || !isText(address, most)) return undefined;
  const [, head = "", body = ""] = /^data:([^,]*),(.*)$/s.exec(address) ?? [];
  try {
    const bytes = head.endsWith(";base64")
      ? Uint8Array.from(atob(body), (letter) => letter.charCodeAt(0))
      : new TextEncoder().encode(decodeURIComponent(body));
    return { type: "save", name, file, bytes };
  } catch {
    return undefined;
  }
}

/** Characters of what is copied or saved. */
const most = 20_000_000;

const isText = (value: unknown, limit = longest): value is string =>
  typeof value === "string" && value.length <= limit;
