import { describe, expect, it } from "vitest";
import type { Hop, Journey, LayerRun } from "../../../src/engine/index.ts";
import { charts } from "../../../src/notebook/charts/index.ts";
import { isSpec } from "../../../src/notebook/charts/read-spec.ts";
import type { ChartResult } from "../../../src/notebook/result.ts";
import { bitcoinLayer } from "../../data/bitcoin.fixture.ts";
import { svg } from "./svg.ts";

/** A route over so many hops, each of which keeps a cent, with a latency of a tenth of a second and 80 blocks between time locks. */
function route(count: number, from = 0): readonly Hop[] {
  return Array.from({ length: count }, (_, hop) => ({
    ...{ from: `node ${hop + 1}`, to: `node ${hop + 2}` },
    amount: 20 + 0.01 * (count - 1 - hop),
    fee: hop === 0 ? 0 : 0.01,
    isTaken: true,
    cltvExpiry: 18 + 80 * (count - 1 - hop),
    ...{ offered: from + 0.3 * hop, lockedIn: from + 0.3 * (hop + 1), over: from + 0.4 * count - 0.1 * hop },
    ...{ capacity: 100, before: [60, 30], after: [40, 50] },
  }));
}

const direct = (count: number): Journey => ({
  ...{ payer: "node 1", payee: `node ${count + 1}`, dollars: 20, begun: 0 },
  attempts: [{ from: 0, to: 0.4 * count + 0.2, height: 0, hops: route(count), refused: null }],
});
const refused = { from: "node 2", to: "node 9", amount: 20, why: "balance" } as const;
const back = route(1).map((hop) => ({ ...hop, isTaken: false }));
const failing = { from: 0, to: 0.6, height: 0, hops: back, refused };
const retried: Journey = {
  ...{ payer: "node 1", payee: "node 9", dollars: 20, begun: 3 },
  attempts: [failing, { from: 0.6, to: 1.6, height: 0, hops: route(2, 0.6), refused: null }],
};
const lost: Journey = { ...retried, attempts: [failing, { ...failing, hops: [], from: 0.6, to: 0.6 }] };

/** One whose payer lacks balance himself. */
const stuck: Journey = { ...lost, attempts: [{ ...failing, hops: [], to: 0 }] };

const draw = (...journeys: readonly Journey[]) => {
  const layer: LayerRun = { ...bitcoinLayer, journeys };
  return charts(["hops"], layer, { title: "Lightning", family: "channels", paid: "routing nodes" });
};

interface Layer {
  readonly mark: Readonly<Record<string, unknown>>;
  readonly data: { readonly values: readonly Readonly<Record<string, number | string>>[] };
}
const marked = (chart: ChartResult, mark: Readonly<Record<string, unknown>>) =>
  (chart.spec.layer as readonly Layer[])
    .filter((layer) => Object.entries(mark).every(([key, value]) => layer.mark[key] === value))
    .flatMap(({ data }) => data.values);

describe("the chart of payments hop by hop", () => {
  const all = [
    [direct(3), retried],
    [retried],
    [lost],
    [direct(1)],
    [direct(20), retried, lost],
    [stuck],
  ] as const;

  it("compiles and draws without a warning, as one that a saved result may hold", async () => {
    for (const journeys of all) {
      const [drawn] = draw(...journeys) as [ChartResult];
      const { picture, warnings } = await svg(drawn);
      expect(warnings).toEqual([]);
      expect(picture).not.toMatch(/NaN|undefined|null|Infinity/);
      expect(isSpec(JSON.parse(JSON.stringify(drawn.spec)))).toBe(true);
    }
  });

  it("is left out where nothing was told, or more than there is room for", () => {
    expect(draw()).toEqual([]);
    expect(draw(direct(200))).toEqual([]);
    expect(charts(["hops"], bitcoinLayer, { title: "Bitcoin", family: "work", paid: "miners" })).toEqual([]);
  });

  it("lets each promise fall from a lane to the next in its time, and secrets climb back", () => {
    const [chart] = draw(direct(3)) as [ChartResult];
    const [promises, secrets] = [{ strokeWidth: 2 }, { strokeWidth: 1.5 }].map((mark) =>
      marked(chart, { type: "rule", ...mark }),
    );
    expect(promises?.map(({ t, end }) => [t, end])).toEqual([
      [0, 0.3],
      [0.3, 0.6],
      [0.6, 0.9],
    ]);
    expect(promises?.every(({ y, high }) => (high as number) - (y as number) === 50)).toBe(true);
    expect(secrets?.map(({ t, end }) => [t, end])).toEqual([
      [1.1, 1.2],
      [1, 1.1],
      [0.9, 1],
    ]);
    expect(secrets?.every(({ y, high }) => (high as number) - (y as number) === -50)).toBe(true);
  });

  it("draws what both sides hold as parts of a bar, and what belongs to neither as its gap", () => {
    const [chart] = draw(direct(1)) as [ChartResult];
    const [sender, receiver] = [0.85, 0.3].map((opacity) => marked(chart, { type: "rule", opacity }));
    const lengths = (bars: typeof sender) => bars?.map(({ y, high }) => (high as number) - (y as number));
    const [whole] = [50 - 2 * 7];
    expect(lengths(sender)).toEqual([0.6, 0.4].map((share) => expect.closeTo(share * whole, 3)));
    expect(lengths(receiver)).toEqual([0.3, 0.5].map((share) => expect.closeTo(share * whole, 3)));
    const [before, after] = [sender?.[0]?.t as number, sender?.[1]?.t as number];
    expect(before).toBeLessThan(0);
    expect(after).toBeGreaterThan(0.6);
  });

  it("says of the bars of each attempt when they are, above them, and of none where there are none", () => {
    const [chart] = draw(direct(3), retried, stuck) as [ChartResult];
    // Because each word is drawn twice, once as its own ground.
    const heights = (label: string) => [
      ...new Set(marked(chart, { type: "text" }).flatMap((word) => (word.label === label ? [word.y] : []))),
    ];
    const bars = marked(chart, { type: "rule", opacity: 0.85 }).map(({ y }) => y as number);
    // Of four attempts the last has no bars, since its payer could not begin.
    expect(heights("before")).toHaveLength(3);
    expect(heights("after")).toEqual(heights("before"));
    for (const height of heights("before"))
      expect(bars.some((bar) => bar > Number(height) && bar < Number(height) + 30)).toBe(true);
  });

  it("says beside each promise its end, and its amount to as few places as tell it from the others", () => {
    const [chart] = draw(direct(3)) as [ChartResult];
    const words = marked(chart, { type: "text" }).map(({ label }) => label);
    for (const word of ["$20.02", "$20.01", "$20", "by block 178", "by block 98", "by block 18"])
      expect(words).toContain(word);
    const { attempts, ...rest } = direct(2);
    const hops = route(2).map((hop, place) => ({ ...hop, amount: place === 0 ? 20.00003 : 20 }));
    const [fine] = draw({ ...rest, attempts: attempts.map((tried) => ({ ...tried, hops })) });
    expect(marked(fine as ChartResult, { type: "text" }).map(({ label }) => label)).toContain("$20.00003");
  });

  it("tells in words and in a table who keeps what, and where an attempt failed and why", () => {
    const [{ sentence, table }] = draw(direct(3), retried) as [ChartResult];
    expect(sentence).toContain("Node 1 pays node 4 $20 over 3 hops in 1.4\u00a0s: it sends $20.02");
    expect(sentence).toContain("of which node 2 keeps $0.01 and node 3 keeps $0.01");
    expect(sentence).toContain("block 178, the last one at block 18");
    expect(sentence).toContain("node 2 lacks balance towards node 9, of which it hears after 600\u00a0ms");
    expect(sentence).toContain("attempt 2 gets there over 2 hops");
    expect(table.rows).toHaveLength(3 + 2 + 2);
    expect(table.rows.map((row) => row[8])).toEqual([
      ...["secret", "secret", "secret", "taken back", "lacks balance", "secret", "secret"],
    ]);
    expect(table.rows.every((row) => row.length === table.columns.length)).toBe(true);
  });

  it("shows whom a secret went past", () => {
    const { attempts, ...rest } = direct(4);
    const hops = route(4).map((hop, place) => ({ ...hop, isTaken: place !== 1 && place !== 2 }));
    const [chart] = draw({ ...rest, attempts: attempts.map((tried) => ({ ...tried, hops })) }) as [
      ChartResult,
    ];
    const names = JSON.stringify((chart.spec.layer as readonly unknown[])[0]);
    expect(names.match(/is passed over/g)).toHaveLength(1);
    expect(chart.table.rows.map((row) => row[8])).toEqual(["secret", "taken back", "taken back", "secret"]);
    expect(marked(chart, { type: "rule", color: "role:frozen", strokeWidth: 1.5 })).toHaveLength(2);
  });

  it("says so where a payment never gets there", () => {
    const [{ sentence }] = draw(lost) as [ChartResult];
    expect(sentence).toContain("gives up after 2 attempts");
  });
});
