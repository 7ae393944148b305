// Steps of a leg, each printed and counted as it ends.
import { screenshot } from "./automation.mjs";

/** `test` runs a step; one that fails leaves a picture of the page that `page` tells then. */
export function steps(page) {
  const count = { passed: 0, failed: 0 };
  return { count, test };

  async function test(name, body) {
    try {
      await body();
      count.passed += 1;
      console.log(`ok - ${name}`);
    } catch (error) {
      count.failed += 1;
      console.log(`not ok - ${name}: ${error.message}`);
      await screenshot(page(), `failed-${slug(name)}`);
    }
  }
}

export function slug(text) {
  return text.toLowerCase().replace(/[^a-z0-9]+/g, "-");
}
