// Leg 3: the VSIX installed into VS Code, the article opened and run as a reader would, with pictures in out/screenshots.
import fs from "node:fs";
import path from "node:path";
import { screenshot } from "./automation.mjs";
import { leastContrast } from "./contrast.mjs";
import { reading } from "./reader.mjs";
import { slug } from "./steps.mjs";
import { choose, fill, framesWith, palette, until } from "./workbench.mjs";

const article = "why-bitcoin-does-seven.l2nb";
const chart = '.plot[data-ready="1"] svg';
const themes = {
  "Dark Modern": "dark",
  "Dark High Contrast": "hc-dark",
  "Light High Contrast": "hc-light",
  "Light Modern": "light",
};
/** Tall, so that a picture shows a cell with the whole of its result. */
const viewport = { width: 1300, height: 2200 };

const { page, file, folder, test, open, done } = await reading(article, viewport);
const before = fs.readFileSync(file);
fs.writeFileSync(
  path.join(folder, "turn.l2nb"),
  `\`\`\`l2
name: sizes
title: Sizes to turn
l1: { preset: bitcoin-arithmetic, blockSize: =size }
demand: { rate: 20 tx/s, patience: 20 min }
duration: 2 h
runs: 2
params: { size: { value: 1 MB, from: 1 MB, to: 8 MB, factor: 2 } }
\`\`\`
`,
);

await test("the article opens as a notebook", open);

await test("Run All draws scores and charts", async () => {
  const toolbar = page.locator(".notebook-toolbar-container");
  await toolbar.getByText("Run All", { exact: true }).click();
  await until("a chart", async () => (await framesWith(page, chart)).length > 0);
  await until("the scores", async () => (await framesWith(page, "text=Decentralization")).length > 0);
  await until("the end of the run", () => toolbar.getByText("Run All", { exact: true }).isVisible());
  const broken = await framesWith(page, ".plot[data-error]");
  if (broken.length > 0) throw new Error("a chart could not be drawn");
});

for (const [theme, kind] of Object.entries(themes))
  await test(`the result follows ${theme}`, async () => {
    await palette(page, "Preferences: Color Theme", theme);
    await until(
      `a card in ${kind}`,
      async () => (await framesWith(page, `[data-theme="${kind}"]`)).length > 0,
    );
    await legible();
    await screenshot(page, `notebook-${slug(theme)}`);
  });

await test("running leaves the file as it was", () => {
  if (!fs.readFileSync(file).equals(before)) throw new Error("the file has changed");
});

const slider = '.controls input[type="range"]';
const changing = "Run, or pick what to change first";
const refused = [];
page.on("console", (message) => {
  if (/Content Security Policy/i.test(message.text())) refused.push(message.text());
});

await test("Run Scenario… takes a change, says what is wrong with it as it is typed, and shows a result", async () => {
  await palette(page, "Layerbook: Run Scenario", "Bitcoin");
  await choose(page, changing, "runs");
  await fill(page, "› runs", "2 parsecs");
  await page.locator(".quick-input-message", { hasText: "is no unit of" }).waitFor();
  await screenshot(page, "palette-wrong-value");
  await say("› runs", "2", "with 1 change");
  await choose(page, changing, "duration");
  await say("› duration", "6 h", "with 2 changes");
  await screenshot(page, "palette-changes");
  await choose(page, changing, "Run");
  await until("the panel", async () => (await framesWith(page, "nav button")).length > 0);
  await until("its chart", async () => (await cardIn(page, chart)) > 0);
});

for (const [theme, kind] of Object.entries(themes))
  await test(`the panel follows ${theme}`, async () => {
    await palette(page, "Preferences: Color Theme", theme);
    await until(`a card in ${kind}`, async () => (await cardIn(page, `[data-theme="${kind}"]`)) > 0);
    await screenshot(page, `panel-${slug(theme)}`);
  });

await test("the panel opens as a notebook that says what was changed", async () => {
  const [frame] = await framesWith(page, "nav button");
  await frame.getByText("Open as notebook").click();
  await page.locator(".notebookOverlay .view-line:visible", { hasText: /duration:\s6\sh/ }).waitFor();
  await page.locator(".notebookOverlay .view-line:visible", { hasText: /runs:\s2/ }).waitFor();
  if (refused.length > 0) throw new Error(`the panel does what its policy forbids: ${refused[0]}`);
});

await test("a scenario of a notebook in the workspace has its slider in the panel, and is kept as it is turned", async () => {
  await palette(page, "Layerbook: Run Scenario");
  await choose(page, "Which scenario shall run?", "Sizes to turn");
  await choose(page, changing, "Run");
  await until("the slider", async () => (await cardIn(page, slider)) > 0);
  const [frame] = await framesWith(page, slider);
  const carried = () => frame.locator("text=/carried/").first().innerText();
  const written = await carried();
  await frame.locator(slider).first().focus();
  await page.keyboard.press("End");
  await until("what 8 MB carry", async () => (await carried()) !== written);
  await screenshot(page, "panel-slider");
  await frame.getByText("Open as notebook").click();
  await page.locator(".notebookOverlay .view-line:visible", { hasText: /value:\s8\sMB/ }).waitFor();
});

await test("Attack a Stack… asks for what an attack needs, and shows it beside the honest scenario", async () => {
  await palette(page, "Layerbook: Attack a Stack", "Bitcoin by the usual arithmetic");
  await choose(page, "Which attack?", "double-spend");
  await page.locator(".quick-input-list .monaco-list-row", { hasText: "Nobody attacks" }).waitFor();
  await screenshot(page, "palette-attack");
  await choose(page, changing, "Weight of a producer");
  await say("› share", "40 %", "with 1 change");
  await choose(page, changing, "Run");
  await until("what differs", async () => (await cardIn(page, "text=attacked, side by side")) > 0);
  await screenshot(page, "panel-attack");
});

await done();

/** Types a value and Enter; the list that comes back says how much is changed. */
async function say(title, value, then) {
  await fill(page, title, value);
  await page.keyboard.press("Enter");
  await page.locator(".quick-input-list .monaco-list-row", { hasText: then }).waitFor();
}

/** How many panels hold something. */
async function cardIn(page, selector) {
  const [panels, holders] = await Promise.all([framesWith(page, "nav button"), framesWith(page, selector)]);
  return panels.filter((frame) => holders.includes(frame)).length;
}

/** Words in cards and charts must stand out from the editor's background: 4.5 to 1, as WCAG asks. */
async function legible() {
  await until("words that can be read", async () => {
    const [frame] = await framesWith(page, chart);
    const least = await frame?.evaluate(leastContrast);
    return least !== undefined && least >= 4.5;
  });
}
