// Takes the pictures of the README: the extension installed in a real VS Code, a course opened and cells run as a reader does.
// Writes media/pictures/*.png, and fails where one is too large to load at once.
import { mkdirSync, statSync } from "node:fs";
import path from "node:path";
import { reading } from "../test/host/reader.mjs";
import { framesWith, palette, runCell, until } from "../test/host/workbench.mjs";

const folder = "media/pictures";
const largest = 150_000;
/** Tall, so that a result stands there whole. */
const tall = { width: 960, height: 1600 };
const wide = { width: 1100, height: 700 };
const chart = ".layerbook-card .charts figure";

mkdirSync(folder, { recursive: true });
const { page, test, begin, done } = await reading("one-clock.l2nb", wide);
page.setDefaultTimeout(20_000);
const side = page.locator(".sidebar");
const notebook = page.locator(".notebook-editor").filter({ visible: true });

await test("a course to open lessons of", async () => {
  await begin();
  await page.locator(".activitybar .action-item a[aria-label='Layerbook']").click();
  await side.getByText("Open the Course").click();
  await page.locator(".quick-input-widget").getByText("Keep It Here").click();
  await page.waitForSelector(".notebook-toolbar-container:visible");
});

await test("a slider and its card", async () => {
  await ran("A block size to turn");
  await takenOf("slider");
});

await test("a comparison with scores", async () => {
  await ran("sideBySide");
  await takenOf("comparison", "scores");
});

await test("the course in the side bar, dark", async () => {
  await palette(page, "View: Toggle Primary Side Bar Visibility");
  await page.setViewportSize(wide);
  await palette(page, "Preferences: Color Theme", "Dark Modern");
  await page.locator(".monaco-workbench.vs-dark").waitFor();
  await page.waitForTimeout(2000);
  await taken("course");
});

await done();

/** Goes to a cell by its title and runs it, without the side bar. */
async function ran(title) {
  await page.setViewportSize(tall);
  if (await side.isVisible()) await palette(page, "View: Toggle Primary Side Bar Visibility");
  await palette(page, "Layerbook: Find in Course");
  const found = page.locator(".quick-input-list .monaco-list-row", { hasText: title });
  await until("what can be found", async () => {
    await page.locator(".quick-input-widget input").fill(title);
    return (await found.count()) > 0;
  });
  await found.first().click();
  await page.waitForSelector(".notebook-toolbar-container:visible");
  await runCell(page, title);
  const busy = page.locator(".codicon-notebook-state-executing, .codicon-notebook-state-pending");
  await page.waitForTimeout(1000);
  await until("the end of the run", async () => (await busy.count()) === 0);
  await until("its card", async () => (await framesWith(page, chart)).length > 0);
}

/** The cell that was run, with its result to the end of its first chart, or of the scores before that. */
async function takenOf(name, reach = "chart") {
  const cell = page.locator(".code-cell-row.focused").filter({ visible: true }).first();
  const frame = await notebook.first().boundingBox();
  await page.waitForTimeout(1500);
  const { y: far } = await cell.boundingBox();
  await page.mouse.move(frame.x + frame.width - 30, frame.y + frame.height / 2);
  await page.mouse.wheel(0, far - frame.y - 60);
  await page.waitForTimeout(1500);
  const { y } = await cell.boundingBox();
  const boxes = (await framesWith(page, chart)).map(async (webview) => {
    const all = await webview.locator(chart).all();
    return Promise.all(all.map((each) => each.boundingBox()));
  });
  const below = (await Promise.all(boxes)).flat().filter((box) => box !== null && box.y > y);
  const [first] = below.sort((a, b) => a.y - b.y);
  const bottom = reach === "chart" ? first.y + first.height + 12 : first.y - 24;
  const top = y - 24;
  await taken(name, { x: frame.x, y: top, width: frame.width - 14, height: bottom - top });
}

async function taken(name, clip) {
  const file = path.join(folder, `${name}.png`);
  await page.screenshot({ path: file, ...(clip && { clip }) });
  const { size } = statSync(file);
  console.log(`# ${file}: ${Math.round(size / 1000)} kB`);
  if (size > largest) throw new Error(`${file} is larger than ${largest / 1000} kB`);
}
