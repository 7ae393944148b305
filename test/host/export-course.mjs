// The part of leg 7 that is about a course: one page of several lessons, led through and answered as a reader would.
import fs from "node:fs";

/** `reader` is what leg 7 reads a page with. */
export async function courseSteps(reader) {
  const { test, page, until, card, live, plot, picture, looksWell } = reader;
  const heading = (name) => page.getByRole("heading", { name, level: 1 });
  const openContents = () => page.getByText("Contents", { exact: true }).click();
  const isOpen = async (name) => {
    await until(name, () => heading(name).isVisible());
    const shown = await page.locator("main > article:visible").count();
    if (shown !== 1) throw new Error(`${shown} articles are there at once`);
  };

  await test("a course begins with its lessons, what they are for, and its glossary", async () => {
    await isOpen("A small course");
    const text = await page.locator("main").innerText();
    for (const words of ["Say what bigger blocks carry.", "10 min", "after A lesson", "with cells that run"])
      if (!text.includes(words)) throw new Error(`"${words}" is not there`);
    if ((await page.locator(".layerbook-card").count()) > 0)
      throw new Error("lessons were drawn that nobody opened");
    await looksWell("course");
  });

  await test("next and previous lead through lessons in the order of the course", async () => {
    await page.getByRole("link", { name: "Next" }).click();
    await isOpen("A lesson");
    await page.getByRole("link", { name: "Next" }).click();
    await isOpen("The last article");
    await page.getByRole("link", { name: "Next" }).click();
    await isOpen("Another article");
    if ((await page.getByRole("link", { name: "Next" }).count()) > 0) throw new Error("there is no next");
    await page.getByRole("link", { name: "Previous" }).click();
    await isOpen("The last article");
    await page.goBack();
    await isOpen("Another article");
    if (!(await page.title()).startsWith("Another article")) throw new Error(await page.title());
  });

  await test("a link from lesson to lesson stays on the page", async () => {
    await page.getByRole("link", { name: "the slider" }).click();
    await isOpen("A lesson");
    await until("the section", () => page.getByRole("heading", { name: "Turn it" }).isVisible());
    if (!page.url().endsWith("#a-lesson/turn-it")) throw new Error(page.url());
  });

  await test("in a lesson of a course a slider moves its chart, and a quiz is graded", async () => {
    const before = await plot("base");
    await card("base").locator('input[type="range"]').focus();
    await page.keyboard.press("ArrowRight");
    await until("the size", async () => (await live("base.params.size")) === "2 MB");
    await until("another chart", async () => (await plot("base")) !== before);
    await card("which").getByText("The big one").click();
    await card("which").getByRole("button", { name: "Check by running it" }).click();
    await until("the grade", async () => /^✓/.test(await card("which").locator(".grade").innerText()));
    await openContents();
    await until("the count", async () => /2 of 3 right/.test(await page.locator(".answers").innerText()));
    const here = await page.locator('.contents [aria-current="page"]').innerText();
    if (here !== "A lesson") throw new Error(`the contents are at ${here}`);
    await picture("course-contents");
    await page.keyboard.press("Escape");
    await looksWell("course-lesson");
  });

  await test("a course reads at 400 px without scrolling sideways, and on paper", async () => {
    await page.setViewportSize({ width: 400, height: 2000 });
    for (const [name, title] of [
      ["course", "A small course"],
      ["a-lesson", "A lesson"],
    ]) {
      await page.evaluate((hash) => {
        location.hash = hash;
      }, name);
      await isOpen(title);
      // Because charts are drawn anew at another width.
      await page.waitForTimeout(400);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      if (wide > 400) throw new Error(`${title} is ${wide} px wide`);
      await picture(`${name}-narrow`);
    }
    await page.setViewportSize({ width: 1200, height: 2600 });
    await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
    await page.emulateMedia({ media: "print" });
    fs.writeFileSync("out/screenshots/course.pdf", await page.pdf({ preferCSSPageSize: true }));
    await page.emulateMedia({ media: null });
  });
}
