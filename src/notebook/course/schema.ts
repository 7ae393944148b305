import { type Field, type Form, type MapForm, manifest, notebookPath } from "./declaration.ts";

/** A JSON schema, as far as editors use it. */
export interface Schema {
  readonly [key: string]: unknown;
}

/** What editors check, complete and explain in a manifest: made of the same declaration that Layerbook reads it by. */
export const courseSchema = (): Schema => ({
  $schema: "http://json-schema.org/draft-07/schema#",
  title: "A course of Layerbook notebooks",
  ...schemaOf(manifest),
});

function schemaOf(form: Form): Schema {
  switch (form.kind) {
    case "text":
      return { type: "string", minLength: 1, maxLength: form.longest };
    case "notebook": {
      const patternErrorMessage = "The path of a notebook (*.l2nb) in this folder or below it.";
      return { type: "string", pattern: notebookPath.source, patternErrorMessage };
    }
    case "whole":
      return { type: "integer", minimum: form.from, maximum: form.to };
    case "list":
      return { type: "array", maxItems: form.most, items: schemaOf(form.of) };
    case "words":
      return { type: "object", maxProperties: form.most, additionalProperties: schemaOf(form.of) };
    case "map":
      return schemaOfMap(form);
  }
}

function schemaOfMap({ fields }: MapForm): Schema {
  const entries = Object.entries(fields);
  return {
    type: "object",
    additionalProperties: false,
    required: entries.filter(([, { isNeeded }]) => isNeeded === true).map(([key]) => key),
    properties: Object.fromEntries(entries.map(([key, field]) => [key, schemaOfField(field)])),
  };
}

const schemaOfField = ({ form, meaning, example }: Field): Schema => ({
  description: meaning,
  ...schemaOf(form),
  defaultSnippets: [{ label: JSON.stringify(example), body: example }],
});
