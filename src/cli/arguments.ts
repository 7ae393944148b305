import { type ParseArgsConfig, parseArgs } from "node:util";
import { Misuse } from "./misuse.ts";

export type Options = NonNullable<ParseArgsConfig["options"]>;

/** Options that several commands share. */
export const runOptions = {
  set: { type: "string", multiple: true },
  seed: { type: "string" },
  runs: { type: "string" },
  json: { type: "string" },
} as const satisfies Options;

interface Expected<O extends Options> {
  args: string[];
  options: O;
  allowPositionals: true;
  strict: true;
}

export type Read<O extends Options> = ReturnType<typeof parseArgs<Expected<O>>>;

/** Reads a command's arguments; `usage` is shown where they cannot be read. */
export function read<O extends Options>(argv: readonly string[], options: O, usage: string): Read<O> {
  try {
    return parseArgs<Expected<O>>({ args: [...argv], options, allowPositionals: true, strict: true });
  } catch (error) {
    const [why] = (error as Error).message.split(/[.\n]/);
    throw new Misuse(`${why}. Usage: ${usage}`);
  }
}

/** The one file or name that a command is about. */
export function only(positionals: readonly string[], usage: string): string {
  const [first, ...more] = positionals;
  if (first === undefined || more.length > 0) throw new Misuse(`Usage: ${usage}`);
  return first;
}

/** `--set a.b=v` as a path and what would be typed there. */
export function overrides(set: readonly string[] = []): Readonly<Record<string, string>> {
  return Object.fromEntries(
    set.map((each) => {
      const equals = each.indexOf("=");
      if (equals < 1)
        throw new Misuse(
          `--set takes a path and a value, such as --set "l1.blockSize=8 MB"; this is "${each}".`,
        );
      return [each.slice(0, equals).trim(), each.slice(equals + 1).trim()];
    }),
  );
}

/** A whole number from `least` to `most`; undefined where the option is not given. */
export function whole(
  name: string,
  value: string | undefined,
  least: number,
  most: number,
): number | undefined {
  if (value === undefined) return undefined;
  const number = /^\d{1,16}$/.test(value) ? Number(value) : Number.NaN;
  if (number >= least && number <= most) return number;
  throw new Misuse(`--${name} takes a whole number from ${least} to ${most}; this is "${value}".`);
}
