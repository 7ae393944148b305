// Leg 6: a lesson that asks, answered by keyboard alone as a reader would, with pictures in out/screenshots.
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { screenshot } from "./automation.mjs";
import { leastContrast } from "./contrast.mjs";
import { reading } from "./reader.mjs";
import { framesWith, palette, until } from "./workbench.mjs";

const article = "predict-then-run.l2nb";
const themes = {
  "Dark Modern": "dark",
  "Dark High Contrast": "hc-dark",
  "Light High Contrast": "hc-light",
  "Light Modern": "light",
};
/** Tall, so that all questions of the lesson stand in view at once. */
const viewport = { width: 1300, height: 5200 };

const { page, file, folder, test, open, runAll, done } = await reading(article, viewport);
const before = fs.readFileSync(file);

await test("a lesson asks, and shows no answer before there is one", async () => {
  await open();
  await runAll();
  await until("the question", async () => (await question("How many payments")) !== undefined);
  const card = await question("How many payments");
  equal(await card.locator(".grade").innerText(), "", "the grade");
  equal(await card.locator(".charts, .plot, .sentence, table").count(), 0, "what an open question shows");
  await screenshot(page, "exercises-open");
});

/** The cells that the editor draws: those in sight, and some around them. */
const rows = ".notebook-editor .cell-editor-container, .markdown-cell-row";

await test("a number is typed, checked with Enter, and graded without losing the focus", async () => {
  const card = await question("How many payments");
  await card.locator("input.number").focus();
  const cells = await page.locator(rows).count();
  await page.keyboard.type("a dozen, my guess x", { delay: 10 });
  equal(await card.locator("input.number").inputValue(), "a dozen, my guess x", "what is typed");
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("20 tx/s", { delay: 10 });
  equal(await card.locator("input.number").inputValue(), "20 tx/s", "what is typed over it");
  // Because a graded card is taller and moves others out of sight, cells are counted before.
  equal(await page.locator(rows).count(), cells, "the notebook's cells");
  await page.keyboard.press("Enter");
  await until("a grade", async () => (await card.locator(".grade").innerText()).includes("Not so"));
  equal(await focused(card), "input.number", "the focus");
});

await test("another try is graded anew", async () => {
  const card = await question("How many payments");
  await tabTo(card, "Try again");
  await page.keyboard.press("Enter");
  await until("an open question", async () => (await card.locator(".grade").innerText()) === "");
  equal(await card.locator("input.number").inputValue(), "", "the field");
  equal(await focused(card), "input.number", "the focus");
  await page.keyboard.type("60", { delay: 10 });
  await tabTo(card, "Check by running it");
  await page.keyboard.press("Space");
  await until("a good grade", async () => (await card.locator(".grade").innerText()).includes("Right"));
});

await test("a direction and a quiz are chosen with arrow keys", async () => {
  for (const [ask, option, word] of [
    ["How long does a block take", "about the same", "Right"],
    ["Of a hundred blocks", "One or a few", "Right"],
  ]) {
    const card = await question(ask);
    await card.locator("input[type=radio]").first().focus();
    await page.keyboard.press("Space");
    await page.keyboard.press("ArrowDown");
    equal(await card.locator("input:checked").inputValue(), option, "the choice");
    await page.keyboard.press("Enter");
    await until("a grade", async () => (await card.locator(".grade").innerText()).includes(word));
  }
});

await test("hints come one by one, and a curve is typed point by point", async () => {
  const card = await question("Draw how many");
  await tabTo(card, "Hint");
  await page.keyboard.press("Enter");
  await until("the hint", async () => (await card.locator(".hints").innerText()).includes("Twice the pace"));
  const fields = card.locator(".curve-fields input");
  await fields.first().focus();
  await page.keyboard.press("Enter");
  await until("what is missing", async () => (await card.locator(".need").innerText()).includes("10 min"));
  for (const value of ["3.4", "1.7", "0.8", "0.4", "0.2"]) {
    await page.keyboard.type(value);
    await page.keyboard.press("Tab");
  }
  await tabTo(card, "Check by running it");
  await page.keyboard.press("Enter");
  await until("a grade", async () => (await card.locator(".grade").innerText()).includes("of 5 points"));
  await until("its chart", async () => (await card.locator('.plot[data-ready="1"]').count()) > 0);
  await screenshot(page, "exercises-curve");
});

await test("a curve is drawn by hand", async () => {
  const card = await question("Draw how many");
  await tabTo(card, "Try again");
  await page.keyboard.press("Enter");
  await until("an open question", async () => (await card.locator(".grade").innerText()) === "");
  const { x, y, width, height } = await card.locator(".drawing").boundingBox();
  await page.mouse.move(x + 0.05 * width, y + 0.2 * height);
  await page.mouse.down();
  await page.mouse.move(x + 0.95 * width, y + 0.9 * height, { steps: 2 });
  await page.mouse.up();
  const heights = await card
    .locator(".curve-fields input")
    .evaluateAll((all) => all.map(({ value }) => Number(value)));
  if (heights.some((value, at) => !(value > 0) || (at > 0 && value >= heights[at - 1])))
    throw new Error(`the curve does not go down: ${heights}`);
});

await test("turning a param meets the challenge", async () => {
  const card = await question("Carry at least twenty");
  await card.locator("select").focus();
  await card.locator("select").selectOption({ label: "2 min" });
  await until("the goal", async () =>
    (await card.locator(".grade").innerText()).includes("All of it is reached"),
  );
});

for (const [theme, kind] of Object.entries(themes))
  await test(`questions can be read in ${theme}`, async () => {
    await palette(page, "Preferences: Color Theme", theme);
    await until(
      `a card in ${kind}`,
      async () => (await framesWith(page, `[data-theme="${kind}"]`)).length > 0,
    );
    await until("words that can be read", async () => {
      const [frame] = await framesWith(page, ".exercise");
      const least = await frame?.evaluate(leastContrast);
      return least !== undefined && least >= 4.5;
    });
    await screenshot(page, `exercises-${kind}`);
  });

await test("Show Progress counts what is right, and lists every question", async () => {
  await palette(page, "Layerbook: Show Progress");
  const list = page.locator(".quick-input-widget");
  await until("the sum", async () => (await list.innerText()).includes("4 of 5 right"));
  await until("the attempts", async () => (await list.innerText()).includes("first 20 tx/s, latest 60"));
  await screenshot(page, "exercises-progress");
  await page.keyboard.press("Escape");
});

await test("what is handed in can be graded in a terminal", async () => {
  await palette(page, "Layerbook: Hand In");
  const input = page.locator(".quick-input-widget input");
  await until("the question for a name", async () => (await titleOf()).includes("1 of 2"));
  await input.pressSequentially("Ada", { delay: 10 });
  await page.keyboard.press("Enter");
  await until("the question for a place", async () => (await titleOf()).includes("2 of 2"));
  await until("a place", async () => (await input.inputValue()).endsWith("predict-then-run.handin.json"));
  await page.keyboard.press("Enter");
  const handed = path.join(folder, "predict-then-run.handin.json");
  await until("the file", () => fs.existsSync(handed));
  const { name, exercises } = JSON.parse(fs.readFileSync(handed, "utf8"));
  equal(name, "Ada", "the name");
  equal(exercises[0].attempts.join(", "), "20 tx/s, 60", "the attempts");
  const told = execFileSync(process.execPath, ["dist/cli.js", "grade", file, handed], { encoding: "utf8" });
  if (!told.includes("4 of 5 right, all as handed in")) throw new Error(told);

  function titleOf() {
    return page.locator(".quick-input-widget").innerText();
  }
});

await test("Clear Answers asks everything anew", async () => {
  await palette(page, "Layerbook: Clear Answers");
  const card = await question("How many payments");
  await until("an open question", async () => (await card.locator(".grade").innerText()) === "");
  equal(await card.locator("input.number").inputValue(), "", "the field");
});

await test("answering leaves the file as it was", () => {
  if (!fs.readFileSync(file).equals(before)) throw new Error("the file has changed");
});

await test("everything fits a narrow window", async () => {
  await page.setViewportSize({ width: 700, height: 5200 });
  await page.waitForTimeout(1000);
  await screenshot(page, "exercises-narrow");
});

await done();

/** The card that asks something, once it is there. */
async function question(words) {
  const [frame] = await framesWith(page, ".layerbook-card");
  const card = frame?.locator(".layerbook-card article", { hasText: words }).first();
  return card !== undefined && (await card.count()) > 0 ? card : undefined;
}

/** Tag and class of what has the focus in a card. */
function focused(card) {
  return card.evaluate((article) => {
    const { tagName, className } = article.getRootNode().activeElement ?? {
      tagName: "nothing",
      className: "",
    };
    return [tagName.toLowerCase(), ...String(className).split(" ").filter(Boolean)].join(".");
  });
}

/** Goes on by the Tab key until the button of that name has the focus. */
async function tabTo(card, name) {
  const button = card.locator("button").filter({ hasText: new RegExp(`^${name}$`) });
  for (let tries = 0; tries < 12; tries++) {
    if (await button.evaluate((each) => each.getRootNode().activeElement === each)) return;
    if (tries === 0) await card.locator(".exercise :is(input, button)").first().focus();
    else await page.keyboard.press("Tab");
  }
  throw new Error(`the Tab key does not come to "${name}"`);
}

function equal(is, should, what) {
  if (is !== should) throw new Error(`${what}: ${JSON.stringify(is)}, expected ${JSON.stringify(should)}`);
}
