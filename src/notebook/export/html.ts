import type { Contents } from "../course/contents.ts";
import type { Cell } from "../document.ts";
import { stemOf } from "../file-name.ts";
import { leadsTo } from "../prose/link.ts";
import { valueNamed } from "../prose/live-value.ts";
import { type ProseContext, prose, termsIn } from "../prose/prose.ts";
import { valuesOfAll } from "../prose/values.ts";
import type { CellResult } from "../result.ts";
import { type Article, titleOf } from "./article.ts";
import { type Heading, Places } from "./contents.ts";
import { cover, lessonHead } from "./cover.ts";
import { type PageArticle, type PageCell, packedCells, page } from "./page.ts";

/** What an exported page is made of beside its articles: files that are built with Layerbook. */
export interface PageParts {
  /** `page.js`: a classic script that draws the results and answers the reader. */
  readonly script: string;
  /** `engine.txt`: the worker that runs cells, packed. */
  readonly engine: string;
}

/** What several articles are together: a folder by its name, or a course. */
export interface Whole {
  readonly title: string;
  /** Its lessons are those of the articles; an article that is none comes after them. */
  readonly course?: Contents;
}

/** Articles as one self-contained page in which everything can be turned and answered. */
export async function html(
  articles: readonly Article[],
  { title, course }: Whole,
  { script, engine }: PageParts,
): Promise<string> {
  const places = new Places();
  const coverId = course && places.of("course");
  const placed = inOrder(articles, course).map((article) => ({
    article,
    id: places.of(stemOf(article.file).replaceAll("/", "-")),
  }));
  const placeOf = (file: string) => placed.find(({ article }) => article.file === file)?.id;
  const parts = placed.map(({ article, id }) => {
    const isAlone = placed.length === 1 && course === undefined;
    const part = isAlone ? alone(article, id, places) : among(article, id, placeOf);
    const lesson = course?.lessons.find(({ file }) => file === article.file);
    return lesson && course
      ? { ...part, title: lesson.title, head: lessonHead(lesson, course, placeOf) }
      : part;
  });
  const all = course && coverId !== undefined ? [cover(course, coverId, placeOf), ...parts] : parts;
  const packed = all.map(async (part) => ({ ...part, packed: await packedCells(part.cells) }));
  return page({ title, script, engine, articles: await Promise.all(packed) });
}

/** Lessons as they are taken, then what is no lesson. */
function inOrder(articles: readonly Article[], course: Contents | undefined): readonly Article[] {
  const files = course?.lessons.map(({ file }) => file) ?? [];
  const rank = ({ file }: Article) => (files.includes(file) ? files.indexOf(file) : files.length);
  return [...articles].sort((one, other) => rank(one) - rank(other));
}

type Part = Omit<PageArticle, "packed">;

const alone = (article: Article, id: string, places: Places): Part =>
  pageArticle(article, id, { heading: (words) => places.of(words) });

/** Its headings have names of their own, and what leads from one notebook to another leads there on the page. */
function among(article: Article, id: string, placeOf: (file: string) => string | undefined): Part {
  const own = new Places();
  return pageArticle(article, id, {
    heading: (words) => `${id}/${own.of(words)}`,
    link(target) {
      const { file, heading } = leadsTo(target, article.file);
      const place = placeOf(file);
      return place === undefined ? undefined : `#${place}${heading === "" ? "" : `/${heading}`}`;
    },
  });
}

interface Naming {
  /** The name of the place of a heading, by its words. */
  heading(words: string): string;
  readonly link?: NonNullable<ProseContext["link"]>;
}

function pageArticle(article: Article, id: string, naming: Naming): Part {
  const { file, notebook, results, pictures } = article;
  const headings: Heading[] = [];
  const values = valuesOfAll(results);
  const context: ProseContext = {
    lookup: (name) => valueNamed(values, name),
    terms: termsIn(notebook.cells.flatMap(({ kind, text }) => (kind === "prose" ? text : []))),
    pictures,
    ...(naming.link && { link: naming.link }),
    heading(level, words) {
      const heading = { level, words, id: naming.heading(words) };
      headings.push(heading);
      return heading.id;
    },
  };
  const left = [...results];
  const cells = notebook.cells.map((cell, at) =>
    pageCell(cell, left, { ...context, id: `${id}-cell-${at + 1}` }),
  );
  return { id, file, title: titleOf(article), head: "", headings, cells };
}

function pageCell({ kind, text, origin }: Cell, left: CellResult[], context: ProseContext): PageCell {
  const result = kind === "l2" ? left.shift() : undefined;
  return result === undefined
    ? { kind: "prose", html: prose(text, context) }
    : { kind: "result", text, line: origin?.line ?? 0, result };
}
