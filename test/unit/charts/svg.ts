import * as vega from "vega";
import { expressionInterpreter } from "vega-interpreter";
import { compile, type TopLevelSpec } from "vega-lite";
import type { ChartResult } from "../../../src/notebook/result.ts";

/** What vega draws in plain Node, by the interpreter, and what it warned of. */
export async function svg(chart: ChartResult): Promise<{ picture: string; warnings: string[] }> {
  const warnings: string[] = [];
  const logger = vega.logger(vega.Warn);
  const tell = (...words: readonly unknown[]) => {
    warnings.push(words.map(String).join(" "));
    return logger;
  };
  logger.warn = tell;
  logger.error = tell;
  const { spec } = compile(chart.spec as unknown as TopLevelSpec, { logger });
  const view = new vega.View(vega.parse(spec, undefined, { ast: true }), {
    expr: expressionInterpreter,
    renderer: "none",
    logger,
  });
  const picture = await view.toSVG();
  view.finalize();
  return { picture, warnings };
}
