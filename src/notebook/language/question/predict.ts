import type { Dimension } from "../../../engine/index.ts";
import { referencesOf } from "../expression/term.ts";
import { entriesOf } from "../keys.ts";
import type { Place, Problems } from "../problems.ts";
import { readQuantity, usualUnit } from "../quantity.ts";
import type { Entry, Syntax } from "../syntax.ts";
import { askedOf, hintsOf, wordsOf } from "./asked.ts";
import type { Expressed, Prediction, Quiz, Sweep } from "./question.ts";
import type { Naming, Others } from "./scope.ts";

/** `predict: How many …?`, `answer: big.userTps`; `predict: { ask, than: base.userTps }` asks for more or less. */
export function readPrediction(
  entry: Entry,
  entries: ReadonlyMap<string, Entry>,
  others: Others,
  naming: Naming,
  problems: Problems,
): Prediction | undefined {
  const map = askedOf("predict", "ask", entry, problems);
  if (map === undefined) return undefined;
  const said = entriesOf(map, "`predict`", ["ask", "hints", "than", "range"], problems);
  const ask = wordsOf("ask", said.get("ask")?.value, entry.keyPlace, problems);
  const hints = hintsOf(said.get("hints"), problems);
  const answer = entries.get("answer");
  if (answer === undefined)
    return problems.error("missing-key", entry.keyPlace, "What the answer is graded by is not said.", {
      hint: "answer: big.userTps",
    });
  if (ask === undefined || hints === undefined) return undefined;
  const drawn = drawnOver(answer.value, others);
  if (drawn === null) return undefined;
  if (drawn !== undefined)
    return readCurve({ ask, hints }, answer, drawn, said.get("range"), naming, problems);
  const read = expressedAt("answer", answer, naming, problems);
  const than = said.get("than");
  const other = than === undefined ? null : expressedAt("than", than, naming, problems);
  if (read === undefined || other === undefined) return undefined;
  if (referencesOf(read.term).length === 0)
    return problems.error(
      "missing-value",
      answer.value.place,
      "No run gives this answer: it is a number of your own.",
      {
        hint: "big.userTps",
      },
    );
  const form = other === null ? "number" : "direction";
  const { subjects } = naming;
  return { kind: "predict", ask, hints, form, answer: read, than: other, sweep: null, range: null, subjects };
}

function expressedAt(
  key: string,
  { value, keyPlace }: Entry,
  naming: Naming,
  problems: Problems,
): Expressed | undefined {
  if (value.form === "text") return naming.expressed(value);
  return problems.error("wrong-form", keyPlace, `\`${key}\` is an expression such as big.userTps.`, {
    hint: `${key}: big.userTps`,
  });
}

interface Drawn {
  readonly sweep: Sweep;
  readonly measure: string;
}

/** `sizes.staleShare`, where `sizes` is a cell that sweeps over one parameter; null where a problem says that it cannot. */
function drawnOver(answer: Syntax, others: Others): Drawn | null | undefined {
  const [, name = "", measure = ""] =
    answer.form === "text" ? (/^([\w-]+)\.(.+)$/.exec(answer.text) ?? []) : [];
  const sweep = name === "" ? undefined : others.sweep(name, answer.place);
  return sweep && { sweep, measure };
}

function readCurve(
  { ask, hints }: Pick<Prediction, "ask" | "hints">,
  { value }: Entry,
  { sweep, measure }: Drawn,
  written: Entry | undefined,
  naming: Naming,
  problems: Problems,
): Prediction | undefined {
  if (value.form !== "text") return undefined;
  if (sweep.axes.length !== 1 || sweep.axes[0]?.values === null) {
    const message = "A curve is drawn over a sweep of one parameter with numbers.";
    return problems.error("wrong-form", value.place, message);
  }
  const answer = naming.expressed({ ...value, text: `${sweep.of}.${measure}` });
  const range = answer && readRange(written, answer.dimension, value.place, problems);
  if (answer === undefined || range === undefined) return undefined;
  const { subjects } = naming;
  return { kind: "predict", ask, hints, form: "curve", answer, than: null, sweep, range, subjects };
}

/** `range: 0 % .. 20 %`: between which values a curve is drawn, so that its edges do not give the answer away. */
function readRange(entry: Entry | undefined, dimension: Dimension, place: Place, problems: Problems) {
  if (entry === undefined && dimension === "share") return { low: 0, high: 1 };
  const written = entry?.value.form === "text" ? entry.value : undefined;
  const parts = written?.text.split("..").map((part) => readQuantity(part, dimension, usualUnit(dimension)));
  const [low, high] = (parts ?? []).flatMap((part) => ("value" in part ? part.value : []));
  if (low !== undefined && high !== undefined && low < high && parts?.length === 2) return { low, high };
  const message = "A curve is drawn between two values, wide enough not to give the answer away.";
  return problems.error("bad-condition", entry?.value.place ?? place, message, {
    hint: "predict: { ask, range: 0 % .. 20 % }",
  });
}

const fewestOptions = 2;
const mostOptions = 8;

/** `quiz: { ask, options: { Twice as many: big.userTps > 1.8 * base.userTps, … } }` */
export function readQuiz(entry: Entry, naming: Naming, problems: Problems): Quiz | undefined {
  const map = askedOf("quiz", "ask", entry, problems);
  if (map === undefined) return undefined;
  const said = entriesOf(map, "`quiz`", ["ask", "hints", "options"], problems);
  const ask = wordsOf("ask", said.get("ask")?.value, entry.keyPlace, problems);
  const hints = hintsOf(said.get("hints"), problems);
  const written = said.get("options")?.value;
  const entries = written?.form === "map" ? written.entries : [];
  if (entries.length < fewestOptions || entries.length > mostOptions) {
    const message = `A quiz has ${fewestOptions} to ${mostOptions} options, each with the condition under which it is right.`;
    return problems.error("wrong-form", written?.place ?? entry.keyPlace, message, {
      hint: "options: { More: big.userTps > base.userTps, Fewer: big.userTps < base.userTps }",
    });
  }
  const options = entries.map(({ key, keyPlace, value }) => {
    if (value.form === "text") return { words: key, right: naming.held(value) };
    problems.error("missing-value", keyPlace, `When \`${key}\` is right is not said.`, {
      hint: `${key}: big.userTps > base.userTps`,
    });
    return { words: key, right: undefined };
  });
  if (ask === undefined || hints === undefined || options.some(({ right }) => right === undefined))
    return undefined;
  return {
    kind: "quiz",
    ask,
    hints,
    options: options as unknown as Quiz["options"],
    subjects: naming.subjects,
  };
}
