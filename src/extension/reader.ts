import type { vscode } from "./vscode.ts";

const key = "reader";
const most = 4_294_967_295;

/** The reader's own number, drawn once and kept by the editor: the seed of cells that say `seed: reader`. It is sent nowhere; a hand-in holds it. */
export function readerNumber(memento: vscode.Memento): number {
  const known = memento.get<unknown>(key);
  if (typeof known === "number" && Number.isInteger(known) && known >= 0 && known <= most) return known;
  const [drawn = 1] = crypto.getRandomValues(new Uint32Array(1));
  void memento.update(key, drawn);
  return drawn;
}
