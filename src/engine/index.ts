/** The public face of the engine. Rooms above import this file and nothing deeper. */
export { type AssumptionId, assumptions } from "./assumptions.ts";
export { type AnyFamily, catalog, familyOfPreset } from "./catalog.ts";
export type { AttackPath, Family, Trust } from "./family.ts";
export type { Measurement } from "./measure/measurement.ts";
export { type Measure, type MeasureName, measures } from "./measure/measures.ts";
export type { Fact, Parameter, Preset, Shares, Sourced, Table, Value } from "./parameters.ts";
export { newest } from "./parameters.ts";
export type { ScenarioProblem } from "./problem.ts";
export { baseLayer } from "./replication.ts";
export type { Curve, Halt, LayerRun, Notice, Progress, Run, Timeline } from "./run.ts";
export type { Demand, LayerScenario, NetworkScenario, Scenario } from "./scenario.ts";
export { eventBudget, simulate } from "./simulate.ts";
export { assess } from "./trilemma/assess.ts";
export type { Ingredient, Score, Scores } from "./trilemma/score.ts";
export { type Dimension, dimensions } from "./units.ts";
export { engineVersion } from "./version.ts";
