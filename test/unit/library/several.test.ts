import { expect, it } from "vitest";
import { drafted } from "../../../src/notebook/library/draft.ts";
import { settingsOf } from "../../../src/notebook/library/settings.ts";
import { changesIn, settingIn } from "../../../src/notebook/library/several.ts";
import { comparison } from "../../../src/notebook/library/sheet.ts";

const texts = ["name: one\nl1: bitcoin", "name: two\nl1: bitcoin"];

it("a change of one of several scenarios is written into that one alone", () => {
  const all = texts.flatMap((text, at) =>
    settingsOf({ text, set: {} }).map((setting) => settingIn(setting, at, `No. ${at + 1}`)),
  );
  expect(new Set(all.map(({ path }) => path)).size).toBe(all.length);
  const second = all.filter(({ label }) => label === "blockSize")[1];
  expect(second?.group).toBe("No. 2 › bitcoin");
  const set = { ...second?.along, [second?.path ?? ""]: "8 MB" };
  const drafts = texts.map((text, at) => ({ text, set: changesIn(set, at) }));
  expect(drafts.map((draft) => drafted(draft).text.includes("8 MB"))).toEqual([false, true]);
  const { cells, problems } = comparison(drafts);
  expect([cells[0]?.trim(), problems]).toEqual([texts[0], []]);
  expect(cells[1]).toMatch(/l1:\s*\{?[\s\S]*blockSize: 8 MB/);
});
