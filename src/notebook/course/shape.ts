import { nearest } from "../language/nearest.ts";
import type { Advice, Place, Problems } from "../language/problems.ts";
import type { Entry, Syntax } from "../language/syntax.ts";
import { listed } from "../words.ts";
import { type Form, type MapForm, notebookPath } from "./declaration.ts";
import type { CourseCode } from "./problems.ts";

export type CourseProblems = Problems<CourseCode>;

/** Says where a manifest has another shape than it is declared to have. */
export function checkShape(text: string, root: Syntax, form: MapForm, problems: CourseProblems): void {
  check(root, form, { key: "", example: { title: "How chains scale", lessons: [] } });

  function check(value: Syntax, form: Form, about: About): void {
    if (!fits(text, value, form)) wrong(value, form, about);
    else if (form.kind === "map") checkMap(value, form);
    else if (form.kind === "list" || form.kind === "words")
      for (const part of partsOf(value)) {
        const key = part.key === "" ? about.key : part.key;
        check(part.value, form.of, { key, example: firstOf(about.example) });
      }
  }

  function checkMap(map: Syntax, { called, fields }: MapForm): void {
    const keys = Object.keys(fields);
    const written = partsOf(map);
    for (const { key, keyPlace, value } of written) {
      const field = Object.hasOwn(fields, key) ? fields[key] : undefined;
      if (field === undefined) unknownKey(key, keyPlace, called, keys);
      else check(value, field.form, { key, example: field.example });
    }
    for (const [key, { isNeeded, example }] of Object.entries(fields)) {
      if (isNeeded !== true || written.some((entry) => entry.key === key)) continue;
      const hint = `"${key}": ${JSON.stringify(example)}`;
      problems.error("missing-key", opening(map.place), `A${called.slice(1)} needs \`${key}\`.`, { hint });
    }
  }

  function unknownKey(key: string, place: Place, called: string, keys: readonly string[]): void {
    const near = nearest(key, keys);
    const advice: Advice = near === undefined ? { hint: listed(keys) } : { fix: JSON.stringify(near) };
    problems.error("unknown-key", place, `\`${key}\` means nothing in ${called}.`, advice);
  }

  function wrong(value: Syntax, form: Form, { key, example }: About): void {
    const place = value.form === "map" || value.form === "list" ? opening(value.place) : value.place;
    const what = key === "" ? "This file" : `\`${key}\``;
    problems.error("wrong-form", place, `${what} takes ${wordsFor(form)}.`, {
      hint: JSON.stringify(example),
    });
  }
}

interface About {
  readonly key: string;
  readonly example: unknown;
}

/** The entries of a map, and the items of a list as entries without keys. */
function partsOf(value: Syntax): readonly Entry[] {
  if (value.form === "map") return value.entries;
  return value.form === "list"
    ? value.items.map((item) => ({ key: "", keyPlace: item.place, value: item }))
    : [];
}

function fits(text: string, value: Syntax, form: Form): boolean {
  if (form.kind === "map") return value.form === "map";
  if (form.kind === "list") return value.form === "list" && value.items.length <= form.most;
  if (form.kind === "words") return value.form === "map" && value.entries.length <= form.most;
  if (value.form !== "text") return false;
  const isQuoted = text[value.place.start] === '"';
  if (form.kind === "whole")
    return !isQuoted && /^\d{1,9}$/.test(value.text) && isBetween(Number(value.text), form.from, form.to);
  if (!isQuoted || value.text === "") return false;
  return form.kind === "notebook" ? notebookPath.test(value.text) : value.text.length <= form.longest;
}

const isBetween = (value: number, low: number, high: number) => low <= value && value <= high;

function wordsFor(form: Form): string {
  switch (form.kind) {
    case "text":
      return `a text of up to ${form.longest} characters`;
    case "notebook":
      return "the path of a notebook (*.l2nb) in this folder or below it";
    case "whole":
      return `a whole number from ${form.from} to ${form.to}`;
    case "list":
      return `a list of up to ${form.most}`;
    case "words":
      return `up to ${form.most} words, each with its meaning`;
    case "map":
      return `what ${form.called} is made of, in braces`;
  }
}

const firstOf = (example: unknown): unknown =>
  typeof example === "object" && example !== null ? Object.values(example)[0] : example;

/** Its bracket alone, because a problem with a whole list would underline pages. */
const opening = ({ start, end }: Place): Place => ({ start, end: Math.min(end, start + 1) });
