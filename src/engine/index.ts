/** The public face of the engine. Rooms above import this file and nothing deeper. */
export { type AssumptionId, assumptions } from "./assumptions.ts";
export { type AnyFamily, catalog, familyOfPreset } from "./catalog.ts";
export { type AttackPath, bedrock, type Family, type Ground, type Trust } from "./family.ts";
export type { Hop, Journey, Refusal, TriedRoute } from "./journey.ts";
export { Agenda } from "./kernel/agenda.ts";
export { finish } from "./kernel/finish.ts";
export { type Stream, stream } from "./kernel/random.ts";
export { decided, type Tested, tested } from "./kernel/significance.ts";
export { hostsOf, type LawPlan, type LayerPlan, lawsOf, planOf } from "./layers.ts";
export type { Role } from "./ledger/host.ts";
export { type LadderStep, ladder } from "./measure/ladder.ts";
export type { Measurement } from "./measure/measurement.ts";
export { type Measure, type MeasureName, measures } from "./measure/measures.ts";
export { boundsAt, boundsOf, isRare, perRun } from "./measure/samples.ts";
export { type Activity, type Rate, standstill } from "./measure/standstill.ts";
export type { Fact, Parameter, Preset, Shares, Sourced, Table, Value } from "./parameters.ts";
export { newest } from "./parameters.ts";
export type { ScenarioProblem } from "./problem.ts";
export type {
  Curve,
  Flow,
  FundsOverTime,
  Halt,
  LayerRun,
  LeavingOverTime,
  Notice,
  Progress,
  Pulse,
  Run,
  Sample,
  Timeline,
} from "./run.ts";
export type {
  Amendment,
  Attack,
  Demand,
  Fork,
  Gossip,
  Incident,
  LayerScenario,
  NetworkScenario,
  Scenario,
  Split,
  Upgrade,
} from "./scenario.ts";
export { amendedParameters } from "./scenario.ts";
export { eventBudget, simulate } from "./simulate.ts";
export type { Mechanism } from "./theory/mechanism.ts";
export { mechanisms } from "./theory/mechanisms.ts";
export { simulatedMechanisms } from "./theory/simulated/mechanisms.ts";
export type { Reach } from "./trace.ts";
export { type Assessment, assess } from "./trilemma/assess.ts";
export { type Flip, flips } from "./trilemma/flips.ts";
export { type AnchorTable, anchors } from "./trilemma/formulas.ts";
export type { Ingredient, LayerScore, Score, Scores } from "./trilemma/score.ts";
export { type Dimension, dimensions } from "./units.ts";
export { type CaseReport, type ReferenceCase, reportLines, validate } from "./validate.ts";
export { engineVersion } from "./version.ts";
