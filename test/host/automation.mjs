// Loads a page of the workbench that runs an API suite, and waits for the suite's end.
import fs from "node:fs";
import path from "node:path";

/** How long a suite may say nothing, ms: longer means that it hangs, however busy the machine is with another leg. */
const longest = 180_000;

/** Prints what the suite prints, and keeps all that the workbench says in out/logs; the suite's exit code, 124 when it fell silent. */
export async function runSuite(browser, address, name) {
  const page = await browser.newPage({ viewport: { width: 1300, height: 900 } });
  const code = await new Promise((resolve, reject) => {
    const silence = setTimeout(() => {
      console.error(`not ok - ${name} said nothing for ${longest / 1000} s`);
      resolve(124);
    }, longest);
    const end = (value) => {
      clearTimeout(silence);
      resolve(value);
    };
    load(page, address, name, { said: () => silence.refresh(), end }).catch(reject);
  });
  if (code !== 0) await screenshot(page, `failed-${name}`);
  await page.close();
  return code;
}

/** Keeps a picture of the page in out/screenshots. */
export async function screenshot(page, name) {
  await page.screenshot({ path: path.join(outFolder("screenshots"), `${name}.png`) });
}

async function load(page, address, name, { said, end }) {
  const log = fs.createWriteStream(path.join(outFolder("logs"), `${name}.log`));
  await page.exposeFunction("codeAutomationLog", (type, values) => {
    const text = values.join(" ");
    log.write(`${type} ${text}\n`);
    // Because the workbench speaks on the same channel, and all of it is in the log.
    if (!/^(ok|not ok|#|\d+ passed)/.test(text)) return;
    console.log(text);
    said();
  });
  await page.exposeFunction("codeAutomationExit", end);
  await page.goto(address);
}

function outFolder(name) {
  const folder = path.resolve("out", name);
  fs.mkdirSync(folder, { recursive: true });
  return folder;
}
