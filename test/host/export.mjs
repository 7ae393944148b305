// Leg 7: exported pages from their files, without a network, read and answered as a reader would; pictures in out/screenshots.
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { screenshot } from "./automation.mjs";
import { courseSteps } from "./export-course.mjs";
import { last, lesson, manifest, other } from "./export-lesson.mjs";
import { launchBrowser, temporaryFolder } from "./host.mjs";
import { steps } from "./steps.mjs";

/** How long anything may take, ms. */
const patience = 20_000;
const viewport = { width: 1200, height: 2600 };

const axe = fs.readFileSync(createRequire(import.meta.url).resolve("axe-core"), "utf8");
const folder = temporaryFolder("export");
const asked = [];
fs.mkdirSync(path.join(folder, "course"));
fs.writeFileSync(path.join(folder, "course/a-lesson.l2nb"), lesson);
fs.writeFileSync(path.join(folder, "course/b-other.l2nb"), other);
fs.writeFileSync(path.join(folder, "course/c-last.l2nb"), last);
fs.writeFileSync(path.join(folder, "course/layerbook-course.json"), JSON.stringify(manifest));
const one = exported("course/a-lesson.l2nb", "lesson.html");
const course = exported("course", "course.html");
const browser = await launchBrowser();
let page = await opened(one);
const { count, test } = steps(() => page);

for (const [name, file] of [
  ["a lesson of a course", `${course}#a-lesson`],
  ["a page", one],
])
  await test(`${name} shows its first chart at once`, async () => {
    // The least of three, because other programs may hold a processor for a second.
    const times = [];
    while (times.length < 3) {
      await page.context().close();
      page = await opened(file);
      times.push(await firstChartTime());
    }
    const least = Math.min(...times);
    const size = Math.round(fs.statSync(file.split("#")[0]).size / 1024);
    console.log(`# first chart after ${Math.round(least)} ms, ${size} KiB`);
    if (least > 1000) throw new Error(`it took ${least} ms`);
    await picture("page");
  });

await test("prose has the numbers of the run", async () => {
  await until("the number", async () => /^7\.4\stx\/s$/.test(await live("base.userTps")));
});

await test("a slider moves chart, prose and the cells that hang on it, and is set back", async () => {
  const before = await plot("base");
  const slider = card("base").locator('input[type="range"]');
  await slider.focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await until("the size", async () => (await live("base.params.size")) === "4 MB");
  await until("the number", async () => /^29\stx\/s$/.test(await live("base.userTps")));
  await until("another chart", async () => (await plot("base")) !== before);
  await card("goal").scrollIntoViewIfNeeded();
  await until("the goal", async () => /^✓/.test(await card("goal").locator(".grade").innerText()));
  if ((await page.getByRole("button", { name: "Write into cell" }).count()) > 0)
    throw new Error("there is nothing to write into");
  await picture("page-turned");
  await card("base").getByRole("button", { name: "Set back" }).click();
  await until("the size of before", async () => (await live("base.params.size")) === "1 MB");
  await until("the chart of before", async () => (await plot("base")) === before);
});

await test("a prediction is answered, revealed and graded", async () => {
  await card("guess").locator("input.number").fill("29");
  await page.keyboard.press("Enter");
  await until("the grade", async () =>
    /Right.*\stx\/s/s.test(await card("guess").locator(".grade").innerText()),
  );
});

await test("a quiz is graded, the contents count, and axe-core finds nothing in light, dark and forced colors", async () => {
  await card("which").getByText("The small one").click();
  await card("which").getByRole("button", { name: "Check by running it" }).click();
  await until("the grade", async () => /^✗/.test(await card("which").locator(".grade").innerText()));
  await page.getByText("Contents", { exact: true }).click();
  await until("the count", async () => /1 of 3 right/.test(await page.locator(".answers").innerText()));
  await picture("page-answered");
  await looksWell("page");
});

await test("answers are there again on another day, until they are cleared", async () => {
  await page.reload();
  await until("the grade", async () => /Right/.test(await card("guess").locator(".grade").innerText()));
  await page.getByText("Contents", { exact: true }).click();
  await page.getByRole("button", { name: "Clear answers" }).click();
  await until("no grade", async () => (await card("guess").locator(".grade").innerText()) === "");
});

await test("a browser that keeps nothing grades all the same", async () => {
  page = await opened(one, {}, () => {
    Object.defineProperty(window, "localStorage", {
      get() {
        throw new DOMException("denied", "SecurityError");
      },
    });
  });
  await card("which").getByText("The big one").click();
  await card("which").getByRole("button", { name: "Check by running it" }).click();
  await until("the grade", async () => /^✓/.test(await card("which").locator(".grade").innerText()));
});

await test("on paper there are no controls, and what was closed is open", async () => {
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  await page.emulateMedia({ media: "print" });
  for (const control of ['input[type="range"]', "button"])
    for (const each of await page.locator(control).all())
      if (await each.isVisible()) throw new Error(`${await each.innerText()} is there`);
  if (!(await page.getByText("preset: bitcoin-arithmetic").first().isVisible()))
    throw new Error("the cell's text is not there");
  fs.writeFileSync("out/screenshots/page.pdf", await page.pdf({ preferCSSPageSize: true }));
});

await test("without scripts the page reads, with the numbers of the run", async () => {
  page = await opened(one, { javaScriptEnabled: false });
  const text = await page.locator("main").innerText();
  for (const words of ["Turn it", "User transactions per second", "How many payments a second"])
    if (!text.includes(words)) throw new Error(`"${words}" is not there`);
  await picture("page-without-scripts");
});

await test("a page that was damaged says so, and its prose reads", async () => {
  const damaged = path.join(folder, "damaged.html");
  fs.writeFileSync(damaged, fs.readFileSync(one, "utf8").replace(/(class="layerbook-cells">)[^<]{40}/, "$1"));
  page = await opened(damaged, {}, undefined, "[role=alert]");
  const text = await page.locator("main").innerText();
  for (const words of ["cannot be shown here", "It carries"])
    if (!text.includes(words)) throw new Error(`"${words}" is not there`);
});

page = await opened(course, {}, undefined, "h2 >> text=Glossary");
await courseSteps({ test, page, until, card, live, plot, picture, looksWell });

await test("nobody asked for anything but the file", () => {
  const strange = asked.filter((url) => !url.startsWith("file:") && !url.startsWith("blob:null/"));
  if (strange.length > 0) throw new Error(strange.join(", "));
});

console.log(`${count.passed} passed, ${count.failed} failed`);
process.exitCode = count.failed === 0 ? 0 : 1;
await browser.close();
fs.rmSync(folder, { recursive: true, force: true });

function exported(from, to) {
  const file = path.join(folder, to);
  const argv = ["dist/cli.js", "export", path.join(folder, from), "--to", "html", "-o", file];
  execFileSync(process.execPath, argv, { stdio: "ignore" });
  return file;
}

/** The page in a window of its own that reaches nothing; `before` runs ahead of its script. */
async function opened(file, options = {}, before = () => {}, sign = undefined) {
  const context = await browser.newContext({ viewport, reducedMotion: "reduce", ...options });
  await context.setOffline(true);
  context.on("request", (request) => asked.push(request.url()));
  const page = await context.newPage();
  page.on("pageerror", (error) => asked.push(String(error)));
  page.on("console", (message) => message.type() === "error" && asked.push(message.text()));
  await page.addInitScript(before);
  await page.addInitScript(firstChart);
  await page.goto(`file://${file}`);
  if (sign !== undefined) await page.locator(sign).waitFor();
  else if (options.javaScriptEnabled !== false)
    await until("the first chart", () =>
      page.evaluate(() => performance.getEntriesByName("first chart").length > 0),
    );
  return page;
}

async function until(what, answer) {
  for (const began = Date.now(); Date.now() - began < patience; await new Promise((go) => setTimeout(go, 50)))
    if (await answer()) return;
  throw new Error(`${what} did not come within ${patience / 1000} s`);
}

/** Runs in the page: measures from its beginning to the first chart that is drawn. */
function firstChart() {
  const look = () => {
    const hosts = [...document.querySelectorAll(".layerbook-card")];
    if (hosts.some(({ shadowRoot }) => shadowRoot.querySelector(".plot[data-ready]")))
      performance.measure("first chart", { start: 0 });
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

async function firstChartTime() {
  const [{ duration }] = await page.evaluate(() => performance.getEntriesByName("first chart"));
  return duration;
}

/** The visible card of a cell, by the name in its text. */
function card(name) {
  return page
    .locator("article:not([hidden]) section.cell", { hasText: `name: ${name}\n` })
    .locator(".layerbook-card");
}

function live(name) {
  return page.locator(`span[data-l2="${name}"]`).first().innerText();
}

/** Looks at the page in light, dark and forced colors, where axe-core finds nothing. */
async function looksWell(name) {
  await page.evaluate(axe);
  const looks = {
    light: { colorScheme: "light" },
    dark: { colorScheme: "dark" },
    forced: { forcedColors: "active" },
  };
  for (const [theme, look] of Object.entries(looks)) {
    await page.emulateMedia({ colorScheme: null, forcedColors: null, ...look });
    // Because cards follow a little later.
    const cards = page.locator("article:not([hidden]) .layerbook-card");
    if ((await cards.count()) > 0)
      await page.locator(`article:not([hidden]) .layerbook-card[data-theme="${theme}"]`).first().waitFor();
    const { violations } = await page.evaluate(() =>
      window.axe.run(document, { resultTypes: ["violations"] }),
    );
    if (violations.length > 0)
      throw new Error(
        violations.map(({ help, nodes }) => `${help} ${nodes[0].html.slice(0, 160)}`).join("; "),
      );
    await picture(`${name}-${theme}`);
  }
  await page.emulateMedia({ colorScheme: null, forcedColors: null });
}

/** What a chart draws. */
function plot(name) {
  return card(name).locator(".plot svg").first().innerHTML();
}

async function picture(name) {
  await screenshot(page, name);
}
