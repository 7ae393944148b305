// Leg 7: from the walkthrough into the course, as a reader goes: a lesson is opened, run, followed by the next, and a guess is made,
// while the Course view shows how far he is. Pictures in out/screenshots.
import fs from "node:fs";
import path from "node:path";
import { screenshot } from "./automation.mjs";
import { reading } from "./reader.mjs";
import { framesWith, palette, runCell, until } from "./workbench.mjs";

const themes = {
  "Dark Modern": "vs-dark",
  "Dark High Contrast": "hc-black",
  "Light High Contrast": "hc-light",
  "Light Modern": "vs",
};
const viewport = { width: 1300, height: 900 };

/** What a lesson of the course becomes, because all of them ask something. */
const asking = "votes-that-lock.l2nb";
const withoutQuestions = `# Votes that lock

\`\`\`l2
name: first
title: A chain without limits
l1: ideal
duration: 1 min
runs: 2
show: [throughput]
\`\`\`

\`\`\`l2
name: second
extends: first
runs: 3
\`\`\`
`;

const { page, folder, test, begin, done } = await reading("one-clock.l2nb", viewport);
page.setDefaultTimeout(20_000);
const side = page.locator(".sidebar");
const walkthrough = page.locator(".gettingStartedContainer");
const rows = side.locator(".monaco-list-row");
const nextLesson = page
  .locator(".notebook-toolbar-container")
  .getByText("Next Lesson")
  .filter({ visible: true });

await test("the Course view offers the course where there is none", async () => {
  await begin();
  await page.locator(".activitybar .action-item a[aria-label='Layerbook']").click();
  await side.getByText("Open the Course").waitFor();
  await screenshot(page, "course-welcome");
});

await test("the walkthrough begins with the first lesson", async () => {
  await palette(page, "Welcome: Open Walkthrough", "Begin with Layerbook");
  await walkthrough.getByText("Open the first lesson").filter({ visible: true }).waitFor();
  for (const [theme, kind] of Object.entries(themes)) {
    await look(theme, kind);
    await screenshot(page, `walkthrough-${kind}`);
  }
});

await test("the course is put into a folder and its first lesson opens", async () => {
  await walkthrough.getByText("Open the Course", { exact: true }).filter({ visible: true }).click();
  await page.locator(".quick-input-widget").getByText("Keep It Here").click();
  await until("the lessons", async () => (await rows.count()) > 10);
  await page.waitForSelector(".notebook-toolbar-container:visible");
  await until("the tab", async () => (await openTab()).includes("the-trilemma"));
});

await test("a lesson further on asks, and a right guess shows in the view", async () => {
  for (const next of ["why-bitcoin-does-seven", "turn-the-block-size"]) {
    await nextLesson.click();
    await until("the tab", async () => (await openTab()).includes(next));
  }
  await runCell(page, "How many of the sixty payments");
  await until("the question", async () => (await framesWith(page, "input.number")).length > 0);
  const [frame] = await framesWith(page, "input.number");
  await frame.locator("input.number").first().focus();
  await page.keyboard.type("48 tx/s", { delay: 10 });
  await page.keyboard.press("Enter");
  await until("progress", async () => (await rowOf("Turn the block size")).includes("1 of 5 right"));
});

await test("running a cell of a lesson that asks nothing shows in the view", async () => {
  const lesson = fs.readdirSync(folder, { recursive: true }).find((name) => name.endsWith(asking));
  fs.writeFileSync(path.join(folder, lesson), withoutQuestions);
  await rows.filter({ hasText: "Votes that lock" }).first().click();
  await until("the tab", async () => (await openTab()).includes("votes-that-lock"));
  await runCell(page, "A chain without limits");
  await until("progress", async () => (await rowOf("Votes that lock")).includes("1 of 2 run"));
});

await test("what is done can be seen in every theme, and in a narrow window", async () => {
  for (const [theme, kind] of Object.entries(themes)) {
    await look(theme, kind);
    await screenshot(page, `course-${kind}`);
  }
  await rows.filter({ hasText: "Turn the block size" }).first().locator(".monaco-tl-twistie").click();
  await rows.first().hover();
  await page.getByText("Afterwards you can").waitFor();
  await screenshot(page, "course-hover");
  await palette(page, "Layerbook: Find in Course");
  await page.getByText("Layerbook: Find in Course").filter({ visible: true }).first().waitFor();
  await page.locator(".quick-input-widget input").fill("stale");
  await page.waitForTimeout(500);
  await screenshot(page, "course-find");
  await page.keyboard.press("Escape");
  await page.setViewportSize({ width: 640, height: 900 });
  await page.waitForTimeout(700);
  await screenshot(page, "course-narrow");
});

await done();

function openTab() {
  return page.locator(".tabs-container .tab.active").innerText();
}

/** Changes the theme; again where the page of a step, which is drawn anew for each theme, takes the keyboard and so closes the list. */
async function look(theme, kind) {
  const list = page.locator(".quick-input-list .monaco-list-row");
  const choose = async (typed, row) => {
    await list.first().waitFor({ timeout: 3000 });
    await page.locator(".quick-input-widget input").fill(typed);
    await list.filter({ hasText: row }).first().click({ timeout: 3000 });
  };
  await until(`the theme ${theme}`, async () => {
    try {
      await page.locator(".command-center-center").click({ timeout: 3000 });
      await choose(">Preferences: Color Theme", "Preferences: Color Theme");
      await choose(theme, theme);
    } catch {
      return false;
    }
    return page.locator(`.monaco-workbench.${kind}`).isVisible();
  });
  await page.waitForTimeout(700);
}

async function rowOf(title) {
  const row = rows.filter({ hasText: title }).first();
  return (await row.count()) === 0 ? "" : row.innerText();
}
