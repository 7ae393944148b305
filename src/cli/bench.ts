import { Agenda, finish, simulate, stream } from "../engine/index.ts";
import { parse } from "../notebook/format/parse.ts";
import { serialize } from "../notebook/format/serialize.ts";
import { readCell } from "../notebook/language/index.ts";
import { read } from "./arguments.ts";
import { ensureWritable, writeJson } from "./files.ts";
import { floorLoop } from "./floor.ts";
import { type ExitCode, Misuse } from "./misuse.ts";
import { reporter } from "./progress.ts";

export const usage = "layerbook bench [--json F]";

/** How many of a unit a millisecond has. */
const inMilliseconds = { ns: 1e6, us: 1e3, ms: 1 } as const;
type Unit = keyof typeof inMilliseconds;

/** A line of the table: times in `unit`, and memory that the process holds when it has done the work once. */
export interface Row {
  readonly name: string;
  readonly median: number;
  readonly p95: number;
  readonly unit: Unit;
  readonly samples: number;
  readonly memoryMB: number;
}

interface Work {
  readonly name: string;
  readonly samples: number;
  /** How many pieces of work one sample holds; the row is per piece. */
  readonly pieces: number;
  readonly unit: Unit;
  /** Makes ready what it needs, and returns what is measured. */
  readonly prepare: () => () => unknown;
}

const rounds = 300_000;

/** Measures what a reader waits for. The first row is what this machine can do at best: compare within one table only. */
export function bench(argv: readonly string[]): ExitCode {
  const { values, positionals } = read(argv, { json: { type: "string" } }, usage);
  if (positionals.length > 0) throw new Misuse(`Usage: ${usage}`);
  ensureWritable(values.json);
  const report = reporter();
  const rows = works().map((work) => {
    report.begin(work.name);
    const row = measured(work);
    report.end();
    if (values.json !== "-") process.stdout.write(`${line(row)}\n`);
    return row;
  });
  if (values.json !== undefined) writeJson(values.json, { version: 1, node: process.version, rows });
  return 0;
}

function works(): readonly Work[] {
  const week = "l1: bitcoin\ndemand: 10 tx/s\nduration: 7 d\nruns: 1";
  const queue = { samples: 7, pieces: rounds, unit: "ns" } as const;
  const document = { samples: 15, pieces: 1, unit: "ms" } as const;
  const blocks = { samples: 3, pieces: 1, unit: "ms" } as const;
  return [
    // First, because a process does not give back what it held in a row before.
    { name: "1,000 blocks of Bitcoin on 600 nodes", ...blocks, prepare: () => runOf(onNodes(1_000)) },
    { name: "10,000 blocks of Bitcoin on 600 nodes", ...blocks, prepare: () => runOf(onNodes(10_000)) },
    { name: "floor: take and put, 3,000 pending", ...queue, prepare: () => () => floorLoop(3_000, rounds) },
    {
      name: "floor: take and put, 100,000 pending",
      ...queue,
      prepare: () => () => floorLoop(100_000, rounds),
    },
    { name: "event queue, 3,000 pending", ...queue, prepare: () => () => hold(3_000) },
    { name: "event queue, 100,000 pending", ...queue, prepare: () => () => hold(100_000) },
    { name: "a week of Bitcoin at 10 tx/s", samples: 5, pieces: 1, unit: "ms", prepare: () => runOf(week) },
    { name: "an hour of Cardano at 10 tx/s", ...blocks, prepare: () => runOf(hourOf("cardano", 10)) },
    { name: "an hour of Solana at 970 tx/s", ...blocks, prepare: () => runOf(hourOf("solana", 970)) },
    { name: "an hour of Zilliqa at 10 tx/s", ...blocks, prepare: () => runOf(hourOf("zilliqa", 10)) },
    { name: "an hour of NEAR at 10 tx/s", ...blocks, prepare: () => runOf(hourOf("near", 10)) },
    {
      name: "an hour of a nested chain that 100,000 users leave",
      ...blocks,
      prepare: () => runOf(everybodyLeaves),
    },
    {
      name: "a payment over 30,000 channels",
      ...{ samples: 3, pieces: payments.rate * payments.seconds, unit: "us" },
      prepare: () => runOf(wholeNetwork),
    },
    {
      name: "an hour of five layers at 300 tx/s",
      ...{ samples: 3, pieces: 1, unit: "ms" },
      prepare: () => runOf(fiveLayers("1 h")),
    },
    {
      name: "a day of five layers at 300 tx/s",
      ...{ samples: 3, pieces: 1, unit: "ms" },
      prepare: () => runOf(fiveLayers("24 h")),
    },
    { name: "open a notebook of 200 cells", ...document, prepare: () => openingOf(200) },
    { name: "save a notebook of 200 cells", ...document, prepare: () => savingOf(200) },
    { name: "open 1,000 cells, 2 MB", ...document, prepare: () => openingOf(1_000) },
  ];
}

/** A nested chain whose operator vanishes at once: as many leave as the gas of an hour lets out. */
const everybodyLeaves = `l1: ethereum
l2: { preset: omg-plasma, exitPeriod: 1 h }
demand: 10 tx/s
split: { ethereum: 0 %, omg-plasma: 100 % }
attack: { on: omg-plasma, plan: vanish }
duration: 1 h
warmup: 0 s
drain: 0 s
runs: 1`;

/** Payments of 100 satoshi over a network of channels as large as the public one, each of which is followed. */
const payments = { rate: 100, seconds: 100 } as const;
const wholeNetwork = `l1: bitcoin
l2: { preset: lightning, nodes: 6000, channels: 30000, payment: 0.0627 $, sample: ${payments.rate} tx/s }
demand: { rate: ${payments.rate} tx/s, process: steady }
duration: ${payments.seconds} s
warmup: 0 s
drain: 0 s
runs: 1`;

/** Ethereum, a rollup of either kind, a sidechain and a layer 3, each with as many users; what takes days to settle is left out. */
const fiveLayers = (duration: string): string => `l1: ethereum
l2: [arbitrum, zksync, polygon]
l3: { preset: appchain, on: arbitrum }
demand: 300 tx/s
split: { ethereum: 20 %, arbitrum: 20 %, zksync: 20 %, polygon: 20 %, appchain: 20 % }
duration: ${duration}
warmup: 0 s
drain: 0 s
runs: 1`;

/** The same loop as the floor's, on the engine's own queue. */
function hold(pending: number): number {
  const agenda = new Agenda();
  const random = stream(1, "bench");
  const again = agenda.action(() => agenda.after(1 + random.next() / 2 ** 20, again));
  for (let at = 0; at < pending; at++) agenda.at(at, again);
  for (let round = 0; round < rounds; round++) agenda.step();
  return agenda.now;
}

/** An hour of a chain as it comes, without those before and after it. */
const hourOf = (preset: string, rate: number): string =>
  `l1: ${preset}\ndemand: ${rate} tx/s\nduration: 1 h\nwarmup: 0 s\ndrain: 0 s\nruns: 1`;

/** Blocks that nobody pays in: the network alone. */
function onNodes(blocks: number): string {
  const run = `duration: ${blocks * 600} s\nwarmup: 0 s\nruns: 1`;
  return `l1: bitcoin\nnetwork: { nodes: 600 }\ndemand: 0 tx/s\n${run}`;
}

function runOf(cell: string): () => number {
  const { scenario } = readCell(cell);
  if (scenario === null) throw new Error("the benchmark's own cell has a problem");
  return () => finish(simulate(scenario)).events;
}

function openingOf(cells: number): () => unknown {
  const bytes = bytesOf(cells);
  return () => parse(bytes);
}

function savingOf(cells: number): () => unknown {
  const opened = parse(bytesOf(cells));
  return () => serialize(opened);
}

const bytesOf = (cells: number) => new TextEncoder().encode(notebookOf(cells, 2_000));

/** Half prose, half cells, each of about `size` bytes. */
function notebookOf(cells: number, size: number): string {
  const words = "Some words that say how a chain works and what it costs.\n";
  const prose = words.repeat(Math.ceil(size / words.length));
  const notes = `# ${words}`.repeat(Math.ceil(size / (words.length + 2)));
  const pair = (at: number) =>
    `## Part ${at}\n\n${prose}\n\`\`\`l2\nname: c${at}\nl1: bitcoin\n${notes}\`\`\`\n\n`;
  return Array.from({ length: cells / 2 }, (_, at) => pair(at)).join("");
}

function measured({ name, samples, pieces, unit, prepare }: Work): Row {
  const run = prepare();
  run();
  const memoryMB = process.memoryUsage().rss / 1e6;
  const times = Array.from({ length: samples }, () => {
    const start = performance.now();
    run();
    return ((performance.now() - start) * inMilliseconds[unit]) / pieces;
  }).sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(samples - 1, Math.floor(share * samples))] ?? Number.NaN;
  return { name, median: at(0.5), p95: at(0.95), unit, samples, memoryMB };
}

const line = ({ name, median, p95, unit, memoryMB }: Row) =>
  `${name.padEnd(40)} ${figure(median)} ${unit} median ${figure(p95)} ${unit} p95 ${memoryMB.toFixed(0).padStart(5)} MB`;

const figure = (value: number) => value.toFixed(value < 100 ? 1 : 0).padStart(8);
