import { manifestName } from "./course/course.ts";
import type { Cell } from "./document.ts";

/** What a new notebook begins with: a first paragraph, and a first cell that runs. */
export const firstCells: readonly Cell[] = [
  {
    kind: "prose",
    text: `# How does it scale?

Write your article here, in Markdown. Run the cell below with the triangle at its left: it simulates a day of Bitcoin and shows what happened.`,
  },
  {
    kind: "l2",
    text: `name: base
l1: bitcoin
demand: 10 tx/s
duration: 1 d`,
  },
];

/** A file to write. */
export interface NewFile {
  readonly name: string;
  readonly text: string;
}

/** What a new course begins with: a manifest, two lessons that lead on to each other, and a page for whoever finds the folder. */
export const courseFiles = (): readonly NewFile[] => [
  { name: manifestName, text: `${JSON.stringify(manifest, null, 2)}\n` },
  { name: "1-how-much-fits.l2nb", text: firstLesson },
  { name: "2-make-it-bigger.l2nb", text: secondLesson },
  { name: "README.md", text: readme },
];

const manifest = {
  title: "How chains scale",
  about: "Two lessons to begin with. Write your own in their place.",
  lessons: [
    {
      file: "1-how-much-fits.l2nb",
      title: "How much fits?",
      objectives: ["Say how many payments a second Bitcoin carries, and what sets that limit."],
      minutes: 5,
      notes: "Let everybody guess before the second cell is run.",
    },
    {
      file: "2-make-it-bigger.l2nb",
      title: "Make it bigger",
      objectives: ["Say what four times as much room does to throughput."],
      prerequisites: ["1-how-much-fits.l2nb"],
      minutes: 5,
      notes: "Ask who pays for the bigger blocks: that is what the next lesson could be about.",
    },
  ],
  glossary: {
    block: "A page of the ledger that is written every so often; there is room for so many payments in it.",
    throughput: "How many payments a chain carries in a second.",
  },
};

const firstLesson = `---
title: How much fits?
---

# How much fits?

A chain writes payments into blocks, one block after the other. Each has only so much room. Guess first: the question below runs once you have answered it.

\`\`\`l2
name: guess
predict: How many payments does Bitcoin carry in a second when more want in than it has room for?
answer: full.userTps
\`\`\`

## Look

\`\`\`l2
name: full
title: Six hours of more payments than fit
l1: bitcoin
demand: { rate: 20 tx/s, patience: 1 h }
duration: 6 h
runs: 4
show: [throughput]
\`\`\`

The chain carried [a few](l2:full.userTps). That is its throughput, however many more wait.

Go on with [a bigger block](2-make-it-bigger.l2nb).
`;

const secondLesson = `---
title: Make it bigger
---

# Make it bigger

In [the lesson before](1-how-much-fits.l2nb#look) the block was the limit. What if it were larger? Turn the slider under the first result.

\`\`\`l2
name: roomy
title: Blocks of a size to turn
l1: { preset: bitcoin, blockSize: =params.size }
demand: { rate: 40 tx/s, patience: 1 h }
duration: 6 h
runs: 4
show: [throughput]
params: { size: { value: 4 MB, from: 4 MB, to: 16 MB, factor: 2, label: block size } }
\`\`\`

\`\`\`l2
name: usual
title: Blocks of 1 MB
extends: roomy
params: { size: 1 MB }
\`\`\`

\`\`\`l2
claim: With four times the room or more, more than three times as many payments are carried.
holds: [ roomy.userTps > 3 * usual.userTps ]
verdict: supported
\`\`\`
`;

const readme = `# How chains scale

A course of Layerbook notebooks. Open this folder in VS Code: the Course view in the side bar lists the lessons.

\`${manifestName}\` says which notebook is which lesson. \`layerbook check .\` says what is wrong with it, and with the lessons.
`;
