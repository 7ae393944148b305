import type { Outcome } from "../notebook/outcome.ts";
import type { LiveValues } from "../notebook/prose/live-value.ts";
import { vscode } from "./vscode.ts";

/** Results that outlive the window, by what they were made of: an unchanged cell shows its result again. */
export interface Results {
  keep(outcome: Outcome): void;
  /** The result for a key; undefined where none is kept. */
  of(key: string): Promise<Outcome | undefined>;
  /** Whether there is any. */
  readonly isEmpty: Promise<boolean>;
}

/** Files that are kept, and how many more there may be until they are counted again. */
const most = 400;
const slack = 50;

export function results(folder: vscode.Uri): Results {
  const { fs } = vscode.workspace;
  const files = vscode.Uri.joinPath(folder, "results");
  const fileOf = (key: string) => vscode.Uri.joinPath(files, `${key}.json`);
  let written = 0;
  const names = async () => (await fs.readDirectory(files)).map(([name]) => name);

  async function write(outcome: Outcome): Promise<void> {
    await fs.createDirectory(files);
    await fs.writeFile(fileOf(outcome.key), new TextEncoder().encode(toText(outcome)));
    if (++written % slack === 1) await clear();
  }

  /** The oldest go once there are too many. */
  async function clear(): Promise<void> {
    const all = await names();
    if (all.length <= most) return;
    const dated = await Promise.all(
      all.map(async (name) => {
        const uri = vscode.Uri.joinPath(files, name);
        return { uri, time: (await fs.stat(uri)).mtime };
      }),
    );
    const old = dated.sort((a, b) => b.time - a.time).slice(most);
    await Promise.all(old.map(({ uri }) => fs.delete(uri)));
  }

  return {
    // Because a result that is not kept is only simulated again.
    keep: (outcome) => void write(outcome).catch(() => undefined),
    async of(key) {
      try {
        return fromText(new TextDecoder().decode(await fs.readFile(fileOf(key))));
      } catch {
        return undefined;
      }
    },
    get isEmpty() {
      return names().then(
        (all) => all.length === 0,
        () => true,
      );
    },
  };
}

function toText({ json, words, ...rest }: Outcome): string {
  const text = new TextDecoder();
  return JSON.stringify({ ...rest, json: text.decode(json), words: text.decode(words) });
}

/** What was kept may have been changed by anybody; the renderer checks the result itself. */
function fromText(text: string): Outcome | undefined {
  const { name, key, title, json, words, verdict, values } = JSON.parse(text) as Record<string, unknown>;
  const known = [name, key, title, json, words];
  if (!known.every((each) => typeof each === "string")) return undefined;
  const utf8 = new TextEncoder();
  return {
    name: String(name),
    key: String(key),
    title: String(title),
    lasts: true,
    values: readValues(values),
    verdict: typeof verdict === "boolean" ? verdict : undefined,
    json: utf8.encode(String(json)),
    words: utf8.encode(String(words)),
  };
}

/** Texts by name; anything else is left out. */
function readValues(value: unknown): LiveValues {
  const entries = Object.entries(Object(value) as Record<string, unknown>).flatMap(([name, each]) => {
    const { text, hover } = Object(each) as Record<string, unknown>;
    return typeof text === "string" && typeof hover === "string" ? [[name, { text, hover }] as const] : [];
  });
  return Object.fromEntries(entries);
}
