import { leadThrough } from "./contents.ts";
import { engineIn } from "./engine.ts";
import { printWhole } from "./print.ts";
import { Shelf } from "./shelf.ts";

// The door of a page of its own: shows the results that it holds, and answers the reader.
const shelf = new Shelf(engineIn(document));
leadThrough([...document.querySelectorAll<HTMLElement>("article[data-file]")], (place) => shelf.open(place));
printWhole();
