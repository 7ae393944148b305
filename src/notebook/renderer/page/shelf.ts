import { element } from "../element.ts";
import { showAnswers } from "./answers.ts";
import { PageArticle } from "./article.ts";
import { cellsIn } from "./cell.ts";
import type { Engine } from "./engine.ts";

/** The articles of a page, of which each is unpacked and drawn when it is opened first: a course has hundreds of results. */
export class Shelf {
  readonly #engine: Engine;
  readonly #opened = new Map<HTMLElement, Promise<PageArticle>>();
  /** The place that was opened last, and its article once it is unpacked. */
  #place: HTMLElement | undefined;
  #shown: PageArticle | undefined;

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  /** Never fails: what cannot be shown says so above its prose. */
  async open(place: HTMLElement): Promise<void> {
    const opened = this.#opened.get(place) ?? this.#read(place);
    this.#opened.set(place, opened);
    this.#place = place;
    try {
      const article = await opened;
      // Because a reader may have gone on to the next lesson meanwhile.
      if (this.#place !== place) return;
      this.#shown = article;
      showAnswers(article);
      await article.open();
    } catch {
      sayWhy(place);
    }
  }

  async #read(place: HTMLElement): Promise<PageArticle> {
    const article: PageArticle = new PageArticle(place, await cellsIn(place), this.#engine, () => {
      if (article === this.#shown) showAnswers(article);
    });
    return article;
  }
}

/** Without the results a reader still has the prose, and may have another browser. */
function sayWhy(place: HTMLElement): void {
  if (place.querySelector(".failure") !== null) return;
  const words = "The results of this page cannot be shown here. Open it in a browser of 2023 or later.";
  place.prepend(element("p", { class: "failure", role: "alert" }, words));
}
