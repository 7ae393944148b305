/** What a card of a result says to the editor; `name` is the cell's. */
export type Message =
  | {
      readonly type: "turn";
      readonly name: string;
      /** The param: `base.params.size`. */
      readonly path: string;
      readonly value: string;
      /** The reader let go. */
      readonly isLast: boolean;
    }
  | { readonly type: "write" | "reset"; readonly name: string }
  | { readonly type: "reply"; readonly name: string; readonly reply: string };

const longest = 1000;

/** A message that came from a webview, checked; undefined where it is none of ours. */
export function readMessage(value: unknown): Message | undefined {
  const { type, name, path, value: turned, isLast, reply } = Object(value) as Record<string, unknown>;
  if (!isText(name)) return undefined;
  if (type === "write" || type === "reset") return { type, name };
  if (type === "reply" && isText(reply)) return { type, name, reply };
  if (type !== "turn" || !isText(path) || !isText(turned)) return undefined;
  if (!/^[\w-]+\.params\.[\w-]+$/.test(path)) return undefined;
  return { type, name, path, value: turned, isLast: isLast === true };
}

const isText = (value: unknown): value is string => typeof value === "string" && value.length <= longest;
