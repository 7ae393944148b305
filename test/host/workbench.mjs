// What a reader does in the workbench, in Playwright's words.
const patience = 180_000;

/** Because a notebook that is opened before the extensions are known opens as plain text, for good. */
export async function workbenchReady(page) {
  const loaded = () => performance.getEntriesByName("code/didLoadExtensions").length > 0;
  await page.waitForFunction(loaded, null, { timeout: patience });
}

export async function openFromExplorer(page, name) {
  await page
    .locator(".explorer-folders-view .monaco-list-row", { hasText: name })
    .dblclick({ timeout: patience });
}

/** Runs a command from the palette, then takes the choice of that name where the command asks for one. */
export async function palette(page, command, choice) {
  await page.keyboard.press("F1");
  await type(page, command);
  await pick(page, command);
  if (choice === undefined) return;
  await page
    .locator(".quick-input-list .monaco-list-row", { hasText: choice })
    .first()
    .waitFor({ timeout: patience });
  await type(page, choice);
  await pick(page, choice);
}

/** Takes what a list offers that a command shows under a placeholder. */
export async function choose(page, placeholder, choice) {
  await page
    .locator(`.quick-input-widget input[placeholder="${placeholder}"]`)
    .waitFor({ timeout: patience });
  await type(page, choice);
  await pick(page, choice);
}

/** Types a value into the field of that title. */
export async function fill(page, title, value) {
  await page.locator(".quick-input-title", { hasText: title }).waitFor({ timeout: patience });
  await page.locator(".quick-input-widget .quick-input-box input:visible").fill(value);
}

/** Runs the cell that says something by its own button. */
export async function runCell(page, words) {
  const cell = page.locator(".code-cell-row", { hasText: words }).filter({ visible: true }).first();
  await cell.hover();
  await cell.locator(".run-button-container .codicon-notebook-execute").click();
}

/** The frames, innermost of webviews, in which `selector` is found. */
export async function framesWith(page, selector) {
  const counts = await Promise.all(
    page.frames().map((frame) =>
      frame
        .locator(selector)
        .count()
        .catch(() => 0),
    ),
  );
  return page.frames().filter((_, at) => counts[at] > 0);
}

/** Asks again until the answer is true. */
export async function until(what, answer) {
  for (
    const began = Date.now();
    Date.now() - began < patience;
    await new Promise((resolve) => setTimeout(resolve, 200))
  )
    if (await answer()) return;
  throw new Error(`${what} did not appear within ${patience / 1000} s`);
}

async function type(page, text) {
  await page.locator(".quick-input-widget input").waitFor({ timeout: patience });
  await page.keyboard.type(text, { delay: 10 });
}

async function pick(page, text) {
  await page
    .locator(".quick-input-list .monaco-list-row", { hasText: text })
    .first()
    .click({ timeout: patience });
}
