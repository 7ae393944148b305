import type { Profiler } from "node:inspector";

/** How an event loop went on for a while; all times in ms. */
export interface Turns {
  readonly turns: number;
  /** The longest time between two turns of a timer of 5 ms. */
  readonly longest: Gap;
  /** The time between two turns in which this thread computed most: what it would take on a machine of its own. */
  readonly busiest?: Gap;
  /** The longest that code of Layerbook stood on the stack by the clock, other threads that had the core included. */
  readonly own?: number;
}

interface Gap {
  readonly wall: number;
  /** Of it: CPU time of this thread, and time that it waited for a core that others had. Linux alone tells. */
  readonly cpu?: number;
  readonly queued?: number;
  /** Whose code was on the stack for how long. */
  readonly had?: ReadonlyMap<string, number>;
}

type Stretch = { readonly from: number; readonly to: number } & Omit<Gap, "had">;

/** Watches the event loop of this extension host until told to stop. In a Node host it also sees who held the loop. */
export async function watch(): Promise<{ stop(): Promise<Turns> }> {
  const stopProfile = await profile();
  let [last, lastSpent] = [steady(), spent()];
  let longest: Stretch = { from: last, to: last, wall: 0 };
  let busiest: Stretch = longest;
  let turns = 0;
  const timer = setInterval(() => {
    const [now, nowSpent] = [steady(), spent()];
    const stretch = { from: last, to: now, wall: now - last, ...difference(lastSpent, nowSpent) };
    if (stretch.wall > longest.wall) longest = stretch;
    if ((stretch.cpu ?? 0) > (busiest.cpu ?? 0)) busiest = stretch;
    [last, lastSpent] = [now, nowSpent];
    turns += 1;
  }, 5);
  return {
    async stop() {
      clearInterval(timer);
      const samples = samplesOf(await stopProfile());
      const gap = ({ from, to, ...rest }: Stretch): Gap =>
        samples.length === 0 ? rest : { ...rest, had: shares(samples, from, to) };
      return {
        turns,
        longest: gap(longest),
        ...(busiest.cpu !== undefined && { busiest: gap(busiest) }),
        ...(samples.length > 0 && { own: longestStretch(samples) }),
      };
    },
  };
}

export function told({ turns, longest, busiest, own }: Turns): string {
  return [
    `${turns} turns, longest gap ${toldGap(longest)}`,
    ...(busiest === undefined ? [] : [`most CPU between two turns ${toldGap(busiest)}`]),
    ...(own === undefined ? [] : [`Layerbook's longest stretch by the clock ${ms(own)}`]),
  ].join("; ");
}

function toldGap({ wall, cpu, queued, had }: Gap): string {
  const parts = [
    ...(cpu === undefined ? [] : [`the host's CPU ${ms(cpu)}`]),
    ...(queued === undefined ? [] : [`waiting for a core ${ms(queued)}`]),
    ...[...(had ?? [])].map(([who, time]) => `${who} ${ms(time)}`),
  ];
  return `${ms(wall)}${parts.length > 0 ? ` (${parts.join(", ")})` : ""}`;
}

const ms = (value: number) => `${value.toFixed(value < 10 ? 1 : 0)} ms`;

const node = typeof process === "object" && typeof process.getBuiltinModule === "function";

/** The clock of the profiler, ms. */
function steady(): number {
  return node ? Number(process.hrtime.bigint() / 1000n) / 1000 : performance.now();
}

/** CPU time of this thread and its time in the queue for a core since it began, ms; Linux knows them to about 4 ms. */
function spent(): readonly [number, number] | undefined {
  if (!node || process.platform !== "linux") return undefined;
  const fs = process.getBuiltinModule("node:fs");
  const [cpu, queued] = fs.readFileSync(`/proc/self/task/${process.pid}/schedstat`, "utf8").split(" ");
  return [Number(cpu) / 1e6, Number(queued) / 1e6];
}

function difference(from: ReturnType<typeof spent>, to: ReturnType<typeof spent>) {
  return from && to ? { cpu: to[0] - from[0], queued: to[1] - from[1] } : {};
}

async function profile(): Promise<() => Promise<Profiler.Profile | undefined>> {
  if (!node) return async () => undefined;
  const { Session } = process.getBuiltinModule("node:inspector/promises");
  const session = new Session();
  session.connect();
  await session.post("Profiler.enable");
  await session.post("Profiler.setSamplingInterval", { interval: 500 });
  await session.post("Profiler.start");
  return async () => {
    const { profile } = await session.post("Profiler.stop");
    session.disconnect();
    return profile;
  };
}

/** What the loop was at, from one moment to the next. */
interface Sample {
  readonly from: number;
  readonly to: number;
  readonly who: string;
}

function samplesOf(profile: Profiler.Profile | undefined): Sample[] {
  if (profile === undefined) return [];
  const owners = ownersOf(profile.nodes);
  const deltas = profile.timeDeltas ?? [];
  let time = profile.startTime / 1000;
  return (profile.samples ?? []).map((id, at) => {
    time += (deltas[at] ?? 0) / 1000;
    // Each sample holds until the next.
    return { from: time, to: time + (deltas[at + 1] ?? 0) / 1000, who: owners.get(id) ?? "nobody" };
  });
}

/** Whose each stack is: Layerbook's when any of its code is on it, else that of its innermost frame. */
function ownersOf(nodes: readonly Profiler.ProfileNode[]): ReadonlyMap<number, string> {
  const owners = new Map<number, string>();
  const byId = new Map(nodes.map((each) => [each.id, each]));
  const visit = (each: Profiler.ProfileNode, above: string | undefined): void => {
    const who = above === "Layerbook" || above === "these tests" ? above : ownerOf(each);
    owners.set(each.id, who);
    for (const child of each.children ?? []) visit(byId.get(child) ?? each, who);
  };
  const [root] = nodes;
  if (root !== undefined) visit(root, undefined);
  return owners;
}

function ownerOf({ callFrame: { functionName, url } }: Profiler.ProfileNode): string {
  if (/\/dist\/extension\.\w+\.js$/.test(url)) return "Layerbook";
  if (/\/dist\/test\/suite\.js$/.test(url)) return "these tests";
  if (functionName === "(garbage collector)") return "garbage collector";
  return functionName === "(idle)" || functionName === "(root)" ? "nobody" : "VS Code";
}

function shares(samples: readonly Sample[], from: number, to: number): ReadonlyMap<string, number> {
  const had = new Map<string, number>();
  for (const sample of samples) {
    const time = Math.min(sample.to, to) - Math.max(sample.from, from);
    if (time > 0) had.set(sample.who, (had.get(sample.who) ?? 0) + time);
  }
  return new Map([...had].sort(([, a], [, b]) => b - a));
}

function longestStretch(samples: readonly Sample[]): number {
  let [longest, stretch] = [0, 0];
  for (const { from, to, who } of samples) {
    stretch = who === "Layerbook" ? stretch + to - from : 0;
    longest = Math.max(longest, stretch);
  }
  return longest;
}
