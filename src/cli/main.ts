import { commands } from "./commands.ts";
import { manual, overview, versionLine } from "./help.ts";
import { type ExitCode, Misuse } from "./misuse.ts";

// Because a reader such as `head` may leave before everything is written.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

async function layerbook([name = "", ...argv]: readonly string[]): Promise<ExitCode> {
  const command = commandNamed(name);
  if (["--version", "-v", "version"].includes(name)) return say(versionLine);
  if (["help", "--help", "-h"].includes(name)) return help(argv[0]);
  if (command !== undefined && argv.some(asksForHelp)) return help(name);
  if (name === "") {
    process.stderr.write(overview(Object.values(commands)));
    return 2;
  }
  try {
    if (command !== undefined) return await command.run(argv);
    throw noSuchCommand(name);
  } catch (error) {
    if (!(error instanceof Misuse)) throw error;
    process.stderr.write(`layerbook: ${error.message}\n`);
    return 2;
  }
}

const asksForHelp = (argument: string) => argument === "--help" || argument === "-h";

const commandNamed = (name: string) => (Object.hasOwn(commands, name) ? commands[name] : undefined);

/** Of one command, or of all. */
function help(name: string | undefined): ExitCode {
  const command = name === undefined ? undefined : commandNamed(name);
  return say(command === undefined ? overview(Object.values(commands)) : manual(command));
}

function say(text: string): ExitCode {
  process.stdout.write(text);
  return 0;
}

const noSuchCommand = (name: string) =>
  new Misuse(`There is no command "${name}"; there are ${Object.keys(commands).join(", ")}.`);

void layerbook(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
