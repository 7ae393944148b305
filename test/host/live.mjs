// Leg 4: an article that answers back, turned and answered as a reader would.
import fs from "node:fs";
import path from "node:path";
import { screenshot } from "./automation.mjs";
import { reading } from "./reader.mjs";
import { framesWith, palette, until } from "./workbench.mjs";

const { page, file, folder, test, open, runAll, done } = await reading("turn-the-block-size.l2nb", {
  width: 1300,
  height: 2600,
});
const slider = '.controls input[type="range"]';
const moves = 50;

await test("before a run prose has its own words", async () => {
  await open();
  await until("the words", async () => (await live("base.userTps")) === "a handful");
});

await test("after a run prose has the numbers, and what nobody answered none", async () => {
  await runAll();
  await until("the number", async () => /^6\S* tx\/s$/.test((await live("base.userTps")) ?? ""));
  const open = await inCards(({ shadowRoot }) => shadowRoot.querySelector(".exercise")?.textContent ?? "");
  if (open.some((text) => /tx\/s .*\d\d/.test(text))) throw new Error(`an open question says ${open.join()}`);
});

await test("a prediction is answered, graded and forgotten by keyboard", async () => {
  const [frame] = await framesWith(page, "input.number");
  await frame.locator("input.number").first().focus();
  await page.keyboard.type("50");
  await page.keyboard.press("Enter");
  await until("the grade", async () => (await inCards(grade)).some((text) => /^✓Right/.test(text)));
  await frame.locator("input.number").first().focus();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await until("no grade", async () => (await inCards(grade)).every((text) => !/^✓Right/.test(text)));
});

await test("a slider turned by keyboard is followed by charts and prose, and says that it is a preview", async () => {
  const [frame] = await framesWith(page, slider);
  await frame.locator(slider).first().focus();
  for (let i = 0; i < 2; i++) await page.keyboard.press("ArrowRight");
  await until("the value", async () => (await live("base.params.size")) === "4 MB");
  await until("the number", async () => /^2[34]\S* tx\/s$/.test((await live("base.userTps")) ?? ""));
  const focused = await frame.evaluate(() =>
    document.activeElement?.shadowRoot?.activeElement?.getAttribute("type"),
  );
  if (focused !== "range") throw new Error(`the focus went to ${focused}`);
  await until("the preview", async () => (await inCards(preview)).includes(true));
  await screenshot(page, "turned");
});

await test("what was turned is written into the cell when asked, and nowhere before", async () => {
  if (/value: 4 MB/.test(fs.readFileSync(file, "utf8"))) throw new Error("the file has changed by itself");
  const [frame] = await framesWith(page, slider);
  await frame.getByRole("button", { name: "Write into cell" }).first().click();
  await until("no preview", async () => (await inCards(preview)).every((shown) => !shown));
  await page.keyboard.press("Control+S");
  await until("the file", () => /value: 4 MB/.test(fs.readFileSync(file, "utf8")));
});

await test("a chart is copied by keyboard", async () => {
  const [frame] = await framesWith(page, ".figure-actions");
  await frame.locator(".figure-actions button").first().focus();
  await page.keyboard.press("Enter");
  await frame.locator(".take button").nth(1).focus();
  await page.keyboard.press("Enter");
  await until("the word", async () => (await inCards(taken)).some((text) => /copied/.test(text)));
});

await test("a picture is saved where the reader says", async () => {
  const [frame] = await framesWith(page, ".take");
  await frame.locator(".take").getByRole("button", { name: "Save as SVG" }).first().click();
  const asked = page.locator(".quick-input-widget input").first();
  await asked.waitFor();
  await until("the file's name", async () => /\.svg$/.test(await asked.inputValue()));
  await page.keyboard.press("Enter");
  const saved = () => fs.readdirSync(folder).filter((name) => name.endsWith(".svg"));
  await until("the file", () => saved().length === 1);
  const picture = fs.readFileSync(path.join(folder, saved()[0]), "utf8");
  if (!/^<svg[\s\S]*<\/svg>\s*$/.test(picture)) throw new Error(picture.slice(0, 200));
});

await test(`a slider that is dragged is followed ${moves} times`, async () => {
  const busy = page.locator(".codicon-notebook-state-executing, .codicon-notebook-state-pending");
  await until("the end of what was written", async () => (await busy.count()) === 0);
  const [frame] = await framesWith(page, slider);
  const times = await frame.evaluate(dragged, { slider, moves });
  if (times.length !== moves || times.some((time) => time === null)) throw new Error("a move was not drawn");
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share) => sorted[Math.floor(share * (moves - 1))].toFixed(0);
  console.log(`# in their order: ${times.map((time) => time.toFixed(0)).join(" ")} ms`);
  console.log(
    `# ${moves} moves were drawn after ${at(0.5)} ms (middle), ${at(0.95)} ms (95 %), ${at(1)} ms (most)`,
  );
});

await test("a second group beside the first follows a slider of the first, and the other way round", async () => {
  await palette(page, "View: Split Editor Right");
  await until("two views of the notebook", async () => (await framesWith(page, slider)).length === 2);
  for (const at of [0, 1]) {
    const frame = (await framesWith(page, slider))[at];
    await frame.locator(slider).first().focus();
    await page.keyboard.press("ArrowLeft");
    const turned = await frame.locator(slider).first().getAttribute("aria-valuetext");
    await until(`both to say ${turned}`, async () => {
      const said = await Promise.all(
        (await framesWith(page, slider)).map((each) =>
          each.locator(slider).first().getAttribute("aria-valuetext"),
        ),
      );
      return said.length === 2 && said.every((each) => each === turned);
    });
  }
  await screenshot(page, "two-groups");
});

await done();

/** What a live value shows, wherever the notebook names it; null where it does not. */
async function live(name) {
  for (const frame of page.frames()) {
    const shown = await frame
      .evaluate((name) => {
        const roots = [...document.querySelectorAll("*")].flatMap(({ shadowRoot }) => shadowRoot ?? []);
        const found = roots.flatMap((root) => [...root.querySelectorAll(`[data-l2="${name}"]`)]);
        return found[0]?.textContent.replaceAll("\u00a0", " ") ?? null;
      }, name)
      .catch(() => null);
    if (shown !== null) return shown;
  }
  return null;
}

/** What a function of the card says of each. */
async function inCards(ask) {
  const said = await Promise.all(
    page
      .frames()
      .map((frame) =>
        frame.evaluate(`[...document.querySelectorAll(".layerbook-card")].map(${ask})`).catch(() => []),
      ),
  );
  return said.flat();
}

function grade({ shadowRoot }) {
  return shadowRoot.querySelector(".grade")?.textContent ?? "";
}

function taken({ shadowRoot }) {
  return shadowRoot.querySelector(".take [role=status]")?.textContent ?? "";
}

function preview({ shadowRoot }) {
  const line = shadowRoot.querySelector(".preview");
  return line !== null && !line.closest("[hidden]") && !line.classList.contains("off");
}

/** Moves the first slider as a hand would, and takes the time from each move until every chart of its card that is seen is drawn. */
async function dragged({ slider, moves }) {
  const card = [...document.querySelectorAll(".layerbook-card")].find(({ shadowRoot }) =>
    shadowRoot.querySelector(slider),
  );
  const root = card.shadowRoot;
  const input = root.querySelector(slider);
  const times = [];
  for (let move = 0; move < moves; move++) {
    const before = root.querySelector(".main");
    const start = performance.now();
    input.value = String((Number(input.value) + 1) % (Number(input.max) + 1));
    input.dispatchEvent(new Event("input", { bubbles: true }));
    times.push(await drawn(before, start));
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  input.dispatchEvent(new Event("change", { bubbles: true }));
  return times;

  async function drawn(before, start) {
    for (;;) {
      const main = root.querySelector(".main");
      const seen = [...main.querySelectorAll(".plot")].filter((plot) => {
        const { top, bottom } = plot.getBoundingClientRect();
        return bottom > 0 && top < innerHeight;
      });
      if (main !== before && seen.every(({ dataset }) => dataset.ready)) return performance.now() - start;
      if (performance.now() - start > 5000) return null;
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
  }
}
