import type { Span } from "../document.ts";

/** The file that makes a folder of notebooks a course. */
export const manifestName = "layerbook-course.json";

/** Lessons in the order in which they are taken. Places are those in the text of the manifest. */
export interface Course {
  readonly title: string;
  /** What it is about, in a sentence or two; "" where it does not say. */
  readonly about: string;
  readonly lessons: readonly Lesson[];
  readonly glossary: readonly Term[];
  /** Where it names its lessons. */
  readonly place: Span;
}

export interface Lesson {
  /** Path of its notebook from the manifest's folder, with forward slashes. */
  readonly file: string;
  readonly title: string;
  /** What readers know or can do afterwards. */
  readonly objectives: readonly string[];
  /** Files of the lessons to take before. */
  readonly prerequisites: readonly Named[];
  /** How long it takes a reader; 0 where it is not said. */
  readonly minutes: number;
  /** For whoever teaches with it; "" where there are none. */
  readonly notes: string;
  /** Where it names its file, or where it stands if it names none. */
  readonly place: Span;
}

/** Something that is written, and where. */
export interface Named {
  readonly text: string;
  readonly place: Span;
}

/** A word of the field, in plain words. */
export interface Term {
  readonly term: string;
  readonly meaning: string;
  readonly place: Span;
}
