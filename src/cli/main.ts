import { bench, usage as benchUsage } from "./bench.ts";
import { usage as catalogUsage, listCatalog } from "./catalog.ts";
import { check, usage as checkUsage } from "./check.ts";
import { type ExitCode, Misuse } from "./misuse.ts";
import { record, recordUsage, verify, verifyUsage } from "./receipts.ts";
import { run, usage as runUsage } from "./run.ts";
import { scenario, usage as scenarioUsage } from "./scenario.ts";
import { validate, usage as validateUsage } from "./validate.ts";

interface Command {
  readonly usage: string;
  readonly run: (argv: readonly string[]) => ExitCode;
}

const commands: Readonly<Record<string, Command>> = {
  run: { usage: runUsage, run },
  check: { usage: checkUsage, run: check },
  record: { usage: recordUsage, run: record },
  verify: { usage: verifyUsage, run: verify },
  scenario: { usage: scenarioUsage, run: scenario },
  catalog: { usage: catalogUsage, run: listCatalog },
  validate: { usage: validateUsage, run: validate },
  bench: { usage: benchUsage, run: bench },
};

// Because a reader such as `head` may leave before everything is written.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

process.exitCode = layerbook(process.argv.slice(2));

function layerbook([name = "", ...argv]: readonly string[]): ExitCode {
  const help = ["", "help", "--help", "-h"].includes(name);
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (help || argv.includes("--help")) {
    const lines = command === undefined ? Object.values(commands).map(({ usage }) => usage) : [command.usage];
    (name === "" ? process.stderr : process.stdout).write(`${lines.join("\n")}\n`);
    return name === "" ? 2 : 0;
  }
  try {
    if (command !== undefined) return command.run(argv);
    throw new Misuse(`There is no command "${name}"; there are ${Object.keys(commands).join(", ")}.`);
  } catch (error) {
    if (!(error instanceof Misuse)) throw error;
    process.stderr.write(`layerbook: ${error.message}\n`);
    return 2;
  }
}
