/** The rules of the house as ARCHITECTURE.md states them: who may import what, and what no source may say. */
import { posix } from "node:path";
import type { SourceFile } from "./sources.ts";

/** A folder and what its files may import beside each other: files, folders (ending in "/") and packages. */
interface Room {
  readonly folder: string;
  readonly may: readonly string[];
}

const engine = "src/engine/index.ts";
const notebook = "src/notebook/";

/** The first room whose folder holds a file is the file's room. */
const rooms: readonly Room[] = [
  { folder: "src/engine/", may: [] },
  // What the editor's own renderer of Markdown is extended by: it draws no result, and is a bundle of its own.
  {
    folder: "src/notebook/renderer/markdown/",
    may: [
      `${notebook}prose/`,
      `${notebook}renderer/live-prose.ts`,
      "markdown-it",
      "vscode-notebook-renderer",
    ],
  },
  // The door of an exported page: a reader of its own, with a worker of its own.
  {
    folder: "src/notebook/renderer/page/",
    may: [
      `${notebook}renderer/`,
      `${notebook}live/`,
      ...["handin", "outcome", "remote"].map((name) => `${notebook}${name}.ts`),
    ],
  },
  {
    folder: "src/notebook/renderer/",
    may: [
      ...["act", "figure", "result", "read-result", "headline", "provenance", "words"].map(
        (name) => `${notebook}${name}.ts`,
      ),
      `${notebook}prose/live-value.ts`,
      // The forms in which a reader takes a result along.
      ...["chart-forms", "json", "markdown"].map((name) => `${notebook}report/${name}.ts`),
      ...["vega", "vega-lite", "vega-embed", "vega-interpreter", "vscode-notebook-renderer"],
    ],
  },
  // One reader of one notebook, in the editor and in an exported page alike.
  { folder: "src/notebook/live/", may: [notebook, engine, "comlink"] },
  {
    folder: notebook,
    may: [
      engine,
      ...[
        "markdown-it",
        "markdown-it-abbr",
        "markdown-it-container",
        "markdown-it-footnote",
        "yaml",
        "vega-lite",
      ],
      ...["@noble/hashes", "@scure/base"],
    ],
  },
  { folder: "src/extension/node/", may: ["src/extension/", notebook, engine, "comlink", "vscode", "node:"] },
  { folder: "src/extension/", may: [notebook, engine, "comlink", "vscode"] },
  {
    folder: "src/cli/",
    may: [
      notebook,
      engine,
      "node:",
      "test/data/public-cases.json",
      "test/data/simulated-cases.json",
      "package.json",
    ],
  },
];

/** Folders of the engine that laws live in, and what laws must not lean on. */
const laws = /^src\/engine\/(l1|l2|bridge|adversary)\//;
const judges = /^src\/engine\/(theory|trilemma|measure)\//;
/** What families of a kind share stands beside them: `l1/work` is the law of all proof of work, `l2/bolt` a channel, files of `bridge/` are of all bridges. */
const family = /^src\/engine\/(?:l1|l2|bridge)\/(?!work\/|agreement\/|bolt\/)[^/]+\//;

export interface Import {
  readonly from: string;
  /** A file of the project, or a package. */
  readonly to: string;
  readonly dynamic: boolean;
}

/** Every import and re-export of a file, those of types alone too. */
export function importsOf({ path, text }: SourceFile): Import[] {
  // Because a template may hold the text of another script, only what is imported by a plain word counts.
  const code = withoutComments(text).replace(/`(?:\\.|[^`\\])*`/g, "``");
  const fixed = [...code.matchAll(/\b(?:import|export)\b(?:[\s\w{},*$]|\btype\b)*?from\s*["']([^"']+)["']/g)];
  const bare = [...code.matchAll(/\bimport\s*["']([^"']+)["']/g)];
  const dynamic = [...code.matchAll(/\bimport\s*\(\s*["']?([^"')]+)/g)];
  const edge = (dynamic: boolean) => (match: RegExpMatchArray) => ({
    from: path,
    to: resolved(path, match[1] ?? ""),
    dynamic,
  });
  return [...[...fixed, ...bare].map(edge(false)), ...dynamic.map(edge(true))];
}

/** What is wrong with an import, in a sentence; nothing when it is as the house has it. */
export function importFault({ from, to, dynamic }: Import): string | undefined {
  const room = rooms.find(({ folder }) => from.startsWith(folder));
  if (room === undefined) return `${from} stands in no room`;
  if (dynamic) return `${from} imports ${to} while it runs`;
  if (!isAllowed(room, to)) return `${from} imports ${to}, which ${room.folder} may not`;
  if (laws.test(from) && judges.test(to)) return `${from} is a law and leans on ${to}`;
  const [own, other] = [family.exec(from)?.[0], family.exec(to)?.[0]];
  if (other !== undefined && own !== other && from !== "src/engine/catalog.ts")
    return `${from} names a family of which only the catalog may know: ${to}`;
  return undefined;
}

function isAllowed({ folder, may }: Room, to: string): boolean {
  const inner = rooms.filter((room) => room.folder !== folder && room.folder.startsWith(folder));
  if (to.startsWith(folder)) return !inner.some((room) => to.startsWith(room.folder));
  return may.some((allowed) =>
    allowed.endsWith("/") || allowed.endsWith(":")
      ? to.startsWith(allowed)
      : to === allowed || to.startsWith(`${allowed}/`),
  );
}

/** Words that no source may say, and why. */
const everywhere: readonly (readonly [RegExp, string])[] = [
  [/\bexport\s+default\b|\bas\s+default\b/, "a default export"],
  [/(?::|\bas|<|\||&|=>|\bextends|,)\s*any\b(?!\s*[(:.])|\bany\[\]/, "the type any"],
];

const inComments: readonly (readonly [RegExp, string])[] = [
  [/@ts-(?:ignore|nocheck|expect-error)|biome-ignore|eslint-disable/, "a silenced check"],
  [/\b(?:TODO|FIXME|XXX)\b/, "unfinished work"],
];

/** What would make a run depend on its machine: chance, time, and arithmetic that engines round differently. */
const inEngine: readonly (readonly [RegExp, string])[] = [
  [
    /(?<![.\w$])Math\s*\.\s*(?:random|a?sinh?|a?cosh?|a?tanh?|atan2)\b/,
    "chance or trigonometry of the machine",
  ],
  [/(?<![.\w$])Math\s*\.\s*(?:exp|expm1|log|log1p|log2|log10|pow|cbrt|hypot)\b/, "logarithms of the machine"],
  [/(?<![.\w$])Math\b(?!\s*\.\s*[a-z])(?!\s*\.\s*[A-Z])/, "Math by another name"],
  [/\*\*/, "powers of the machine"],
  [/(?<![.\w$])(?:Date|performance|Intl)\b|\btoLocale\w+/, "the clock or the place of the machine"],
  [/(?<![.\w$])(?:console|setTimeout|setInterval|setImmediate|queueMicrotask)\b/, "the outside"],
  [/(?<![.\w$])(?:globalThis|eval|Function|require|fetch|WeakRef|Atomics)\b(?!\s*:)/, "the outside"],
  [/\bimport\s*\(|\bimport\.meta\b/, "an import while it runs"],
  [/(?<![.\w$])async\b|\bawait\b/, "waiting"],
];

/** What a file says that it must not, in a sentence each. */
export function wordFaults({ path, text }: SourceFile): string[] {
  const code = withoutText(text);
  const words = path.startsWith("src/engine/") ? [...everywhere, ...inEngine] : everywhere;
  return [
    ...words.filter(([word]) => word.test(code)).map(([, what]) => `${path} uses ${what}`),
    ...inComments.filter(([word]) => word.test(text)).map(([, what]) => `${path} holds ${what}`),
  ];
}

const comment = /\/\*[\s\S]*?\*\/|(?<![:"'`\\])\/\/.*/g;

function withoutComments(text: string): string {
  return text.replace(comment, " ");
}

/** Code alone: comments and words are left out, what a template computes is kept. */
function withoutText(text: string): string {
  return withoutComments(text)
    .replace(/"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'/g, '""')
    .replace(/`(?:\\.|[^`\\])*`/g, (template) =>
      [...template.matchAll(/\$\{([^}]*)\}/g)].map(([, code]) => `(${code})`).join(" "),
    );
}

function resolved(from: string, specifier: string): string {
  return specifier.startsWith(".") ? posix.join(posix.dirname(from), specifier) : specifier;
}
