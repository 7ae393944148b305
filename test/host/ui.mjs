// Leg 3: the VSIX installed into VS Code, the article opened and run as a reader would, with pictures in out/screenshots.
import fs from "node:fs";
import { screenshot } from "./automation.mjs";
import { leastContrast } from "./contrast.mjs";
import { reading } from "./reader.mjs";
import { slug } from "./steps.mjs";
import { framesWith, palette, until } from "./workbench.mjs";

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

const { page, file, test, open, done } = await reading(article, viewport);
const before = fs.readFileSync(file);

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

await test("Run Scenario… shows a result in a panel", async () => {
  const drawn = (await framesWith(page, chart)).length;
  const refused = [];
  page.on("console", (message) => {
    if (/Content Security Policy/i.test(message.text())) refused.push(message.text());
  });
  await palette(page, "Layerbook: Run Scenario", "Bitcoin");
  await until("the panel", async () => (await framesWith(page, chart)).length > drawn);
  await screenshot(page, "panel");
  if (refused.length > 0) throw new Error(`the panel does what its policy forbids: ${refused[0]}`);
});

await done();

/** Words in cards and charts must stand out from the editor's background: 4.5 to 1, as WCAG asks. */
async function legible() {
  await until("words that can be read", async () => {
    const [frame] = await framesWith(page, chart);
    const least = await frame?.evaluate(leastContrast);
    return least !== undefined && least >= 4.5;
  });
}
