import { bench, usage as benchUsage } from "./bench.ts";
import { usage as catalogUsage, listCatalog } from "./catalog.ts";
import { check, usage as checkUsage } from "./check.ts";
import { exportTo, usage as exportUsage } from "./export.ts";
import { grade, usage as gradeUsage } from "./grade.ts";
import type { Help } from "./help.ts";
import { importFrom, usage as importUsage } from "./import.ts";
import type { ExitCode } from "./misuse.ts";
import { create, usage as newUsage } from "./new.ts";
import { record, recordUsage, verify, verifyUsage } from "./receipts.ts";
import { run, usage as runUsage } from "./run.ts";
import { attack, attackUsage, compare, compareUsage, scenario, usage as scenarioUsage } from "./scenario.ts";
import { validate, usage as validateUsage } from "./validate.ts";

export interface Command extends Help {
  readonly run: (argv: readonly string[]) => ExitCode | Promise<ExitCode>;
}

const json = "writes what came out as JSON into the file F, or to standard output where F is -";
const changes = {
  "--set PATH=VALUE": "changes a cell as if VALUE were typed there; PATH begins with a cell's name or a key",
  "--seed N": "chooses the chance of all runs, 0 to 4294967295",
  "--runs N": "simulates every cell N times, 1 to 1000",
  "--json F": json,
};

/** All that can be typed after "layerbook". */
export const commands: Readonly<Record<string, Command>> = {
  run: {
    usage: runUsage,
    meaning:
      "Runs every cell of a notebook and prints scores, measures, what was expected, and what needs changing.",
    examples: ["run article.l2nb", 'run article.l2nb --set base.l1.blockSize="8 MB"'],
    options: {
      ...changes,
      "--reader N": "runs cells that say `seed: reader` by the chance of reader N; 1 where it is left out",
    },
    run,
  },
  check: {
    usage: checkUsage,
    meaning:
      "Runs notebooks, or all in a folder with its course, and prints what needs changing, a line each.",
    examples: ["check article.l2nb", "check samples --junit report.xml"],
    options: {
      "--json F": json,
      "--junit F": "writes a report for build servers into the file F",
      "a line": "FILE:LINE:COLUMN CODE error|warning: MESSAGE; the last line counts them",
    },
    run: check,
  },
  record: {
    usage: recordUsage,
    meaning: "Runs a notebook and writes a receipt of what every cell gave beside it.",
    examples: ["record article.l2nb"],
    run: record,
  },
  verify: {
    usage: verifyUsage,
    meaning: "Runs a notebook again and says what came out otherwise than recorded.",
    examples: ["verify article.l2nb"],
    run: verify,
  },
  grade: {
    usage: gradeUsage,
    meaning:
      "Runs the questions of a notebook again with the answers that readers handed in, and grades them.",
    examples: ["grade lesson.l2nb ada.handin.json", "grade lesson.l2nb handins/*.json --json grades.json"],
    options: {
      "--json F": json,
      "exit code": "1 where a grade or a cell is not as it was handed in; a wrong answer alone is none",
    },
    run: grade,
  },
  export: {
    usage: exportUsage,
    meaning:
      "Runs a notebook and writes it with its results as a page, as Markdown, for Jupyter, or as a table.",
    examples: [
      "export article.l2nb --to html",
      "export samples --to html -o course.html",
      "export article.l2nb --to csv -o -",
    ],
    options: {
      "--to html":
        "one page in which everything can be turned and answered, from its file and without a network",
      "--to md": "Markdown with what every cell gave under it",
      "--to ipynb": "a Jupyter notebook (nbformat 4.5)",
      "--to csv": "a table (RFC 4180): every measure and score, a row for all runs and one for each of them",
      "-o F": "the file to write, or - for standard output; left out: beside the notebook",
      "PATH...": "several notebooks, or a folder of them, become one page; other formats take one notebook",
    },
    run: exportTo,
  },
  import: {
    usage: importUsage,
    meaning: "Makes a notebook of a Markdown file, whose `l2` fences become cells, or of a Jupyter notebook.",
    examples: ["import article.md", "import article.ipynb -o article.l2nb"],
    options: {
      "-o F": "the file to write; left out: beside the other, where none of that name is there yet",
    },
    run: importFrom,
  },
  new: {
    usage: newUsage,
    meaning: "Writes a folder with a course of two lessons, or a notebook, to begin with.",
    examples: ["new course how-chains-scale", "new notebook article.l2nb"],
    run: create,
  },
  scenario: {
    usage: scenarioUsage,
    meaning: "Runs a preset of the catalog, or a scenario of a notebook (FILE#CELL).",
    examples: ["scenario bitcoin", 'scenario bitcoin --set demand="20 tx/s" --runs 5'],
    options: changes,
    run: scenario,
  },
  compare: {
    usage: compareUsage,
    meaning: "Holds presets, or scenarios of notebooks (FILE#CELL), against the first of them.",
    examples: ["compare bitcoin litecoin", "compare article.l2nb#base article.l2nb#big"],
    options: changes,
    run: compare,
  },
  attack: {
    usage: attackUsage,
    meaning: "Holds a preset, or a scenario of a notebook (FILE#CELL), under attack against the honest one.",
    examples: [
      "attack bridge-multisig steal",
      'attack bitcoin double-spend --set attack.share="40 %" --set duration="1 d"',
    ],
    options: {
      "--on LAYER": "attacks that layer; needed where several know attacks",
      "--set PATH=VALUE":
        "changes the scenario as if VALUE were typed there, or tells the attack: attack.at, attack.controls, …",
      "--seed N": changes["--seed N"],
      "--runs N": changes["--runs N"],
      "--json F": json,
    },
    run: attack,
  },
  catalog: {
    usage: catalogUsage,
    meaning: "Lists what a cell can say: presets and parameters, with units, ranges, sources and dates.",
    examples: ["catalog"],
    options: { "--json": "prints it as JSON" },
    run: listCatalog,
  },
  validate: {
    usage: validateUsage,
    meaning: "Asks for answers that are known from the literature, and counts those that agree.",
    examples: ["validate", "validate --sim"],
    options: {
      "--cases F": "takes the cases from the JSON file F",
      "--sim": "also asks those that need a simulation, which takes a while",
      "--shard K/N": "asks every Nth case, from the Kth on",
      "--json F": json,
    },
    run: validate,
  },
  bench: {
    usage: benchUsage,
    meaning: "Measures how fast this machine simulates, opens and saves.",
    examples: ["bench"],
    options: { "--json F": json },
    run: bench,
  },
};
