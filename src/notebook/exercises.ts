import { hash } from "./hash.ts";
import { Cells } from "./language/index.ts";
import type { ExerciseResult } from "./result.ts";

/** A question to the reader, as it stands in its notebook. */
export interface Exercise {
  /** The cell's name. */
  readonly name: string;
  /** Position among the notebook's `l2` cells, 1-based. */
  readonly position: number;
  readonly ask: string;
  readonly form: ExerciseResult["form"];
  /** Hashes of the texts of the cell and of those that it is read from, by their names. */
  readonly cells: Readonly<Record<string, string>>;
}

/** The questions of a notebook that ask the reader; one that cannot be read is none. */
export function exercises(texts: readonly string[]): readonly Exercise[] {
  const cells = new Cells(texts);
  return cells.all().flatMap(({ name, question, uses }, index): Exercise[] => {
    const position = index + 1;
    const read = [position, ...uses].map((each) => [
      cells.names[each - 1] ?? "",
      hash(texts[each - 1] ?? ""),
    ]);
    const common = { name, position, cells: Object.fromEntries(read) };
    switch (question?.kind) {
      case "predict":
        return [{ ...common, ask: question.ask, form: question.form }];
      case "quiz":
        return [{ ...common, ask: question.ask, form: "choice" }];
      case "challenge":
        return [{ ...common, ask: question.task, form: "goal" }];
      default:
        return [];
    }
  });
}
