// Draws result cards in headless Chromium, at three widths in four themes, so that somebody can look at them.
// usage: node scripts/look.mjs [RESULTS.json]   (an array of CellResult; the fixture of the tests without it)
// Writes out/looks/*.png, and fails where a card sticks out, touches itself, jumps, or asks the network for anything.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import * as esbuild from "esbuild";
import { launchBrowser } from "../test/host/host.mjs";
import { behavior } from "./look-behavior.mjs";
import { themes } from "./look-themes.mjs";

const widths = [400, 900, 1400];
const folder = "out/looks";

const articleText = `# Why Bitcoin does seven

Every ten minutes or so, somebody finds a block, and a block has room for about four thousand payments[^1]. That is the
whole story of the famous **seven transactions per second**, and also the beginning of a better one.

:::note What a block is worth
A block holds 4 000 000 weight units. A simple payment takes about 560 of them.
:::

| block | room | payments |
|---|--:|--:|
| 1 MB | 4 MWU | 4 000 |
| 8 MB | 32 MWU | 32 000 |

Run the cell and see what happens when *ten* users per second want to pay.

[^1]: With the mean transaction of 2026.
`;

mkdirSync(folder, { recursive: true });
const { packedCells, page, prose, bitcoinResult, failedResult } = await loaded("test/looks.ts");
const results = process.argv[2]
  ? JSON.parse(readFileSync(process.argv[2], "utf8"))
  : [bitcoinResult, failedResult];
const renderer = await bundled("src/notebook/renderer/main.ts", "esm");
const script = await bundled("src/notebook/renderer/page/main.ts", "iife");
console.log(
  `renderer ${(renderer.length / 1024).toFixed(0)} KiB, page ${(script.length / 1024).toFixed(0)} KiB`,
);

const browser = await launchBrowser();
try {
  for (const theme of Object.keys(themes)) for (const width of widths) await card(theme, width, "closed");
  for (const [theme, width] of [
    ["light", 400],
    ["light", 900],
    ["dark", 1400],
    ["hc-dark", 900],
  ])
    await card(theme, width, "open");
  await card("light", 900, "running");
  // Because what it does is told of the fixture's cards.
  if (process.argv[2] === undefined) await card("light", 900, "behavior");
  for (const width of widths)
    for (const scheme of ["light", "dark"]) await article(width, { colorScheme: scheme });
  await article(900, { forcedColors: "active" });
} finally {
  await browser.close();
}

/** A card as a notebook shows it: the editor's theme variables, its body class, a strict policy. */
async function card(theme, width, state) {
  const { kind, variables } = themes[theme];
  const css = Object.entries(variables)
    .map(([name, value]) => `--vscode-${name}: ${value};`)
    .join(" ");
  const html = `<!DOCTYPE html><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'nonce-n'; style-src 'nonce-n'; img-src data:">
<style nonce="n">:root { ${css} } body { margin: 0; padding: 12px 16px; background: var(--vscode-editor-background); }</style>
<body class="${kind}" data-vscode-theme-kind="${kind}">
${results.map((_, i) => `<div id="r${i}"></div>`).join("\n")}
<script nonce="n" type="application/json" id="data">${JSON.stringify(results).replace(/</g, "\\u003c")}</script>
<script nonce="n" type="module">${renderer.replace(/<\/script/g, "<\\/script").replace(/export\s*\{\s*(\w+) as activate\s*\};?/, "window.activate = $1;")}
const api = window.activate({});
const all = JSON.parse(document.getElementById("data").textContent);
window.show = (i) => api.renderOutputItem({ id: "r" + i, mime: "application/vnd.layerbook.result+json", text: () => JSON.stringify(all[i]) }, document.getElementById("r" + i));
window.progress = (i) => api.renderOutputItem({ id: "p" + i, mime: "application/vnd.layerbook.progress+json", json: () => ({ done: 0.4, label: "run 8 of 20" }) }, document.getElementById("r" + i));
await Promise.all(all.map((_, i) => show(i)));
window.drawn = true;
</script>`;
  await shoot(
    `card-${theme}-${width}${state === "closed" ? "" : `-${state}`}`,
    html,
    width,
    {},
    async (tab) => {
      await until(tab, "window.drawn");
      if (state === "open") await open(tab);
      if (state === "running") await tab.evaluate("window.progress(0)");
      return state === "behavior" ? tab.evaluate(`(${behavior})()`) : [];
    },
  );
}

/** An exported page, under its own policy. */
async function article(width, media) {
  const cells = [
    { kind: "prose", html: prose(articleText) },
    ...results.map((result) => ({
      kind: "result",
      text: "l1: bitcoin\ndemand: 10 tx/s\nruns: 20\n",
      line: 0,
      result,
    })),
    { kind: "prose", html: prose("And that is why *seven* is not a law of nature, but a choice.\n") },
  ];
  const title = "Why Bitcoin does seven";
  const headings = [{ level: 2, words: "A section", id: "section" }];
  const html = page({
    title,
    articles: [{ id: "why", file: "why.l2nb", title, headings, cells, packed: await packedCells(cells) }],
    script,
    engine: "",
  });
  const name = media.forcedColors ? "forced" : media.colorScheme;
  await shoot(`page-${name}-${width}`, html, width, media, async (tab) => {
    await until(
      tab,
      "[...document.querySelectorAll('.layerbook-card')].some(c => c.shadowRoot.querySelector('.plot')) && [...document.querySelectorAll('.layerbook-card')].every(c => [...c.shadowRoot.querySelectorAll('.plot')].every(p => p.dataset.ready || p.dataset.error))",
    );
  });
}

/** Playwright's own way to wait is held back by the policies of these pages. */
async function until(tab, expression) {
  for (let waits = 0; !(await tab.evaluate(expression)); waits++) {
    if (waits === 500) throw new Error(`this did not come true: ${expression}`);
    await tab.waitForTimeout(20);
  }
}

async function shoot(name, html, width, media, prepare) {
  const context = await browser.newContext({ viewport: { width, height: 900 }, deviceScaleFactor: 1 });
  const tab = await context.newPage();
  const complaints = [];
  tab.on("console", (message) => message.type() !== "log" && complaints.push(message.text()));
  tab.on("pageerror", (error) => complaints.push(String(error)));
  tab.on(
    "request",
    (request) => !request.url().startsWith("file:") && complaints.push(`request ${request.url()}`),
  );
  const file = resolve(folder, `${name}.html`);
  writeFileSync(file, html);
  await tab.emulateMedia(media);
  await tab.goto(String(pathToFileURL(file)));
  complaints.push(...((await prepare(tab)) ?? []));
  const over = await tab.evaluate("document.documentElement.scrollWidth - innerWidth");
  if (over > 0) complaints.push(`the page is ${over} px wider than the window`);
  complaints.push(...(await tab.evaluate(`(${clipped})()`)));
  await tab.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
  if (complaints.length > 0) process.exitCode = 1;
  console.log(name, complaints.length === 0 ? "ok" : `\n  ${[...new Set(complaints)].join("\n  ")}`);
  await context.close();
}

async function open(tab) {
  await tab.evaluate(`for (const card of document.querySelectorAll(".layerbook-card"))
    for (const button of card.shadowRoot.querySelectorAll("button.link")) button.click();`);
}

/** Words of charts that stick out of their plot, or touch each other. */
function clipped() {
  const found = [];
  for (const card of document.querySelectorAll(".layerbook-card"))
    for (const plot of card.shadowRoot.querySelectorAll(".plot")) {
      if (plot.dataset.error) found.push(`${plot.dataset.chart}: ${plot.dataset.error}`);
      const frame = plot.getBoundingClientRect();
      const words = [...plot.querySelectorAll("text")].filter(
        (each) =>
          each.textContent !== "" && getComputedStyle(each).opacity !== "0" && !each.getAttribute("stroke"),
      );
      const boxes = words
        .map((each) => ({ text: each.textContent, box: each.getBoundingClientRect() }))
        .filter(({ box }) => box.width > 0);
      for (const { text, box } of boxes)
        if (
          box.left < frame.left - 0.5 ||
          box.right > frame.right + 0.5 ||
          box.bottom > frame.bottom + 0.5 ||
          box.top < frame.top - 0.5
        )
          found.push(`${plot.dataset.chart}: "${text}" sticks out`);
      for (const [i, a] of boxes.entries())
        for (const b of boxes.slice(i + 1)) {
          const across = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
          const down = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top);
          if (across > -1 && down > 1.5) found.push(`${plot.dataset.chart}: "${a.text}" touches "${b.text}"`);
        }
    }
  return found;
}

async function bundled(entry, format) {
  const { outputFiles } = await esbuild.build({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    write: false,
    format,
    target: "es2022",
    charset: "ascii",
    mainFields: ["module", "main"],
    logLevel: "warning",
  });
  return outputFiles[0].text;
}

async function loaded(entry) {
  const outfile = "out/looks/looks.cjs";
  await esbuild.build({
    entryPoints: [entry],
    bundle: true,
    outfile,
    platform: "node",
    format: "cjs",
    mainFields: ["module", "main"],
    logLevel: "warning",
  });
  return createRequire(import.meta.url)(resolve(outfile));
}
