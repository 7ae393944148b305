// What is exported to be read and answered: quick to run, with something of every kind to turn and to answer.
const fence = (text) => `\`\`\`l2\n${text}\n\`\`\`\n`;

export const lesson = `# A lesson

## Say it

${fence("name: guess\npredict: How many payments a second does the chain carry at 4 MB?\nanswer: big.userTps")}
${fence(`name: which
quiz:
  ask: Which chain carries more?
  options: { The big one: big.userTps > base.userTps, The small one: big.userTps < base.userTps }`)}
## Turn it

It carries [a few](l2:base.userTps) at [some size](l2:base.params.size).

${fence(`name: base
params: { size: { value: 1 MB, from: 1 MB, to: 8 MB, factor: 2, label: block size } }
l1: { preset: bitcoin-arithmetic, blockSize: =size }
demand: 80 tx/s
duration: 4 h
runs: 4
show: [throughput]`)}
${fence("name: big\nextends: base\nparams: { size: 4 MB }")}
${fence('name: goal\nchallenge: "Carry ten payments a second."\nholds: [ base.userTps > 10 ]')}`;

export const other = `# Another article

## A heading

Back to [the slider](a-lesson.l2nb#turn-it).

${fence("name: base\nl1: bitcoin-arithmetic\nduration: 2 h\nruns: 2\nshow: measures")}`;

export const last = `# The last article

${fence("name: end\nl1: bitcoin-arithmetic\ndemand: 5 tx/s\nduration: 2 h\nruns: 2\nshow: [throughput]")}`;

/** The order of its lessons is not that of their names. */
export const manifest = {
  title: "A small course",
  about: "Three lessons about how much room there is in blocks.",
  lessons: [
    { file: "a-lesson.l2nb", title: "A lesson", objectives: ["Say what bigger blocks carry."], minutes: 10 },
    {
      file: "c-last.l2nb",
      title: "The last article",
      objectives: ["Say what a chain does that is asked for little."],
      prerequisites: ["a-lesson.l2nb"],
    },
    { file: "b-other.l2nb", title: "Another article", objectives: ["Read a table of measures."] },
  ],
  glossary: { article: "What is read here, with cells that run." },
};
