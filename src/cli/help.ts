import { version } from "../../package.json";

/** What a command is for. */
export interface Help {
  readonly usage: string;
  /** One line. */
  readonly meaning: string;
  /** What to type, without the program's name. */
  readonly examples: readonly string[];
  /** What each option does, where the usage does not say it. */
  readonly options?: Readonly<Record<string, string>>;
}

/** "layerbook 0.1.0" */
export const versionLine = `layerbook ${version}\n`;

/** All commands, for who does not know which. */
export function overview(commands: readonly Help[]): string {
  return [
    "layerbook runs notebooks (.l2nb): Markdown with l2 cells, each of which describes a chain to simulate.",
    ...commands.map((command) => block(command)),
    'exit codes: 0 all is well; 1 a cell, an expectation or a case failed; 2 unreadable input or misuse.\n"layerbook COMMAND --help" says more of one, "layerbook --version" which version this is.',
  ]
    .join("\n\n")
    .concat("\n");
}

/** One command with its options. */
export function manual(command: Help): string {
  const { options = {} } = command;
  const widest = Math.max(0, ...Object.keys(options).map((name) => name.length));
  const lines = Object.entries(options).map(([name, meaning]) => `  ${name.padEnd(widest)}  ${meaning}`);
  return `${[block(command), ...(lines.length === 0 ? [] : [lines.join("\n")])].join("\n\n")}\n`;
}

const block = ({ usage, meaning, examples }: Help) =>
  [usage, `    ${meaning}`, ...examples.map((example) => `    $ layerbook ${example}`)].join("\n");
