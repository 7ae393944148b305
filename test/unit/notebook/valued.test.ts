import { expect, it } from "vitest";
import { catalog } from "../../../src/engine/index.ts";
import { valued } from "../../../src/notebook/valued.ts";

it.each([
  ["block size", "4 MB", "a block size of 4 MB"],
  ["shards", "16", "16 shards"],
  ["shards", "1", "1 shard"],
  ["slots per epoch", "32", "32 slots per epoch"],
  ["slots per epoch", "1", "1 slot per epoch"],
  ["confirmations", "6", "6 confirmations"],
  ["exit window", "7\u00a0d", "an exit window of 7\u00a0d"],
  ["uplink", "1 MB/s", "an uplink of 1 MB/s"],
  ["unit price", "$2", "a unit price of $2"],
  ["posted bytes", "110\u00a0B", "posted bytes of 110\u00a0B"],
  ["watched", "80\u00a0%", "80\u00a0% watched"],
  ["calldata gas", "16\u00a0gas", "calldata gas of 16\u00a0gas"],
  ["relay", "compact", "relay compact"],
  ["users", "34 million", "34 million users"],
])("%s at %s reads “%s”", (label, text, said) => {
  expect(valued(label, text)).toBe(said);
});

it("puts no article before more than one, whatever the parameter", () => {
  const names = Object.values(catalog.families).flatMap(({ parameters }) => Object.keys(parameters));
  const wrong = [...new Set(names)].filter((name) => {
    const label = name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
    return (
      /^an? (?:\w+ )*?\w*[^sui]s (?:of|per) /.test(valued(label, "16")) ||
      /^a [aeio]/.test(valued(label, "16"))
    );
  });
  expect(wrong).toEqual([]);
});
