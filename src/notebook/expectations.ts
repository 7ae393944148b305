import { labelOf, reading } from "./figure.ts";
import { type ExpectationSource, within } from "./language/index.ts";
import type { Expectation, LayerResult } from "./result.ts";

/** What the author expected, held against what was measured: it holds when the mean lies within. */
export function checked(
  sources: readonly ExpectationSource[],
  layers: readonly LayerResult[],
): readonly Expectation[] {
  return sources.map((source) => check(source, layers));
}

function check(source: ExpectationSource, layers: readonly LayerResult[]): Expectation {
  const { text, measure, wanted, bounds } = source;
  const layer = layers.find(({ name }) => name === source.layer) ?? layers[0];
  const measured = layer?.measures[measure];
  const subject = `${layer?.title ?? "the layer"}: ${labelOf(measure, [layer?.paid ?? ""])}`;
  if (measured === undefined) {
    return {
      text,
      measure,
      holds: false,
      message: `${subject} was not measured, so it cannot be ${wanted}.`,
    };
  }
  // Because what was cut off is only known to be more, it can meet a lower bound and no upper one.
  const holds =
    within(measured.mean, bounds) && !(measured.moreThan === true && Number.isFinite(bounds.high));
  const verdict = holds ? "as expected" : "expected";
  const range = wanted.startsWith("about") ? `${wanted}, within 5 %` : wanted;
  return {
    text,
    measure,
    holds,
    message: `${subject} is ${reading(measure, measured)}, ${verdict}: ${range}.`,
  };
}
