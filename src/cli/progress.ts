import type { Progress } from "../engine/index.ts";

/** Where a command says how far it is: a line that changes on a terminal, now and then a line elsewhere. */
export interface Reporter {
  begin(what: string): void;
  step(progress: Progress): void;
  end(): void;
}

/** Least time between two reports, ms. */
const onTerminal = 100;
const elsewhere = 10_000;

export function reporter(stream: NodeJS.WriteStream = process.stderr): Reporter {
  const live = stream.isTTY === true;
  let what = "";
  let reported = 0;
  return {
    begin(next) {
      what = next;
      reported = performance.now();
      stream.write(live ? `\r\u001b[K${what}` : `${what}\n`);
    },
    step({ done, label }) {
      const now = performance.now();
      if (now - reported < (live ? onTerminal : elsewhere)) return;
      reported = now;
      const line = `${what}: ${Math.floor(100 * done)} % (${label})`;
      stream.write(live ? `\r\u001b[K${line}` : `${line}\n`);
    },
    end() {
      if (live) stream.write("\r\u001b[K");
    },
  };
}

/** Says of files that are worked on beside each other how many are done, a line each: "3 of 20 done: channels.l2nb". */
export function sayDone(
  files: readonly string[],
  stream: NodeJS.WriteStream = process.stderr,
): (at: number) => void {
  let done = 0;
  return (at) => {
    done += 1;
    const clear = stream.isTTY === true ? "\r\u001b[K" : "";
    stream.write(`${clear}${done} of ${files.length} done: ${files[at]}\n`);
  };
}
