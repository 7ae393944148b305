/** What may stand somewhere in a manifest. */
export type Form =
  | { readonly kind: "text"; readonly longest: number }
  | { readonly kind: "notebook" }
  | { readonly kind: "whole"; readonly from: number; readonly to: number }
  | { readonly kind: "list"; readonly of: Form; readonly most: number }
  | { readonly kind: "words"; readonly of: Form; readonly most: number }
  | MapForm;

export interface MapForm {
  readonly kind: "map";
  /** What one is called in a sentence. */
  readonly called: string;
  readonly fields: Readonly<Record<string, Field>>;
}

/** A key of a manifest: what the reader checks, and what the editor completes and explains. */
export interface Field {
  readonly form: Form;
  readonly meaning: string;
  /** What to type, for who has nothing. */
  readonly example: unknown;
  readonly isNeeded?: true;
}

/** A path from the manifest's folder to a notebook in it: not up, not out, forward slashes. */
export const notebookPath = /^(?!\/)(?!(?:.*\/)?\.\.?\/)[^\\:]+\.l2nb(?:\.md)?$/;

const notebook = { kind: "notebook" } as const;
const text = (longest: number) => ({ kind: "text", longest }) as const;

const lesson: MapForm = {
  kind: "map",
  called: "a lesson",
  fields: {
    file: {
      form: notebook,
      meaning: "The lesson's notebook, as a path from this folder.",
      example: "first-lesson.l2nb",
      isNeeded: true,
    },
    title: {
      form: text(200),
      meaning: "What the lesson is called in the list of lessons.",
      example: "The first lesson",
      isNeeded: true,
    },
    objectives: {
      form: { kind: "list", of: text(400), most: 20 },
      meaning: "What readers know or can do after the lesson, a sentence each.",
      example: ["Say what limits how many payments a chain carries."],
    },
    prerequisites: {
      form: { kind: "list", of: notebook, most: 50 },
      meaning: "Lessons of this course to take before, by their files.",
      example: ["first-lesson.l2nb"],
    },
    minutes: {
      form: { kind: "whole", from: 1, to: 600 },
      meaning: "How long a reader needs for it, in minutes.",
      example: 20,
    },
    notes: {
      form: text(4000),
      meaning: "For whoever teaches with it; readers see them where they ask for it in the settings.",
      example: "Let readers guess before they run the first cell.",
    },
  },
};

/** All that a manifest may say: the one list that it is read, completed and explained by. */
export const manifest: MapForm = {
  kind: "map",
  called: "a course",
  fields: {
    $schema: {
      form: text(1000),
      meaning: "Where editors that do not know Layerbook find out what may stand here.",
      example: "./course.schema.json",
    },
    title: {
      form: text(200),
      meaning: "What the course is called.",
      example: "How chains scale",
      isNeeded: true,
    },
    about: {
      form: text(1000),
      meaning: "What the course is about, in a sentence or two.",
      example: "From one chain to layers of them.",
    },
    lessons: {
      form: { kind: "list", of: lesson, most: 500 },
      meaning: "The lessons, in the order in which they are taken.",
      example: [{ file: "first-lesson.l2nb", title: "The first lesson" }],
      isNeeded: true,
    },
    glossary: {
      form: { kind: "words", of: text(1000), most: 1000 },
      meaning: "Words of the field that the lessons use, each with what it means in plain words.",
      example: { finality: "When a payment can no longer be undone." },
    },
  },
};
