/** How a key is written: in which forms, and one of them in full. */
export interface KeyExample {
  readonly form: string;
  readonly example: string;
}

const layer = "a preset, a map, or a list of both";
const question = "a sentence, or a map";

/** One thing to type for each key of a cell; the reference prints them, and a test reads each as the language does. */
export const keyExamples: Readonly<Record<string, KeyExample>> = {
  name: { form: "a word", example: "name: base" },
  title: { form: "a sentence", example: "title: Bitcoin with bigger blocks" },
  l1: { form: layer, example: "l1: { preset: bitcoin, blockSize: 8 MB }" },
  l2: { form: layer, example: "l2: [arbitrum, { preset: zksync, name: alone, on: ideal }]" },
  l3: { form: layer, example: "l3: appchain" },
  bridge: {
    form: layer,
    example: "bridge: { preset: bridge-multisig, source: ethereum, target: arbitrum }",
  },
  network: { form: "a preset, or a map", example: "network: { preset: internet-2015, nodes: 600 }" },
  demand: { form: "a rate, or a map", example: "demand: { rate: 300 tx/s, patience: 10 min }" },
  split: {
    form: "a layer, a map of shares, or `by-price`",
    example: "split: { ethereum: 10 %, arbitrum: 90 % }",
  },
  events: { form: "a map, or a list of maps", example: "events: { at: 2 h, outage: ethereum, for: 1 h }" },
  attack: { form: "a map, or a list of maps", example: "attack: { on: bridge, plan: steal, at: 1 h }" },
  upgrade: { form: "a map", example: "upgrade: { at: 120 blocks, set: { blockSize: 2 MB } }" },
  duration: { form: "a time", example: "duration: 2 d" },
  warmup: { form: "a time", example: "warmup: 4 h" },
  drain: { form: "a time", example: "drain: 1 d" },
  runs: { form: "a whole number", example: "runs: 20" },
  seed: { form: "a whole number, or `reader`", example: "seed: 7" },
  show: { form: "a word, or a list of words", example: "show: [trilemma, fees]" },
  expect: { form: "a map of measures", example: "expect: { arbitrum.userTps: > 100 }" },
  extends: { form: "a cell's name", example: "extends: base" },
  params: {
    form: "a map of values, or of maps",
    example: "params: { size: { value: 1 MB, from: 1 MB, to: 32 MB, factor: 2, label: block size } }",
  },
  sweep: { form: "a map of one or two lists", example: "sweep: { base.l1.blockSize: [1 MB, 2 MB, 4 MB] }" },
  compare: { form: "a list of cells", example: "compare: [base, big]" },
  claim: { form: "a sentence", example: "claim: Bigger blocks carry more." },
  holds: {
    form: "a list of conditions",
    example: "holds: [ big.userTps > 2 * base.userTps, base.staleShare in 0 % .. 3 % ]",
  },
  verdict: { form: "`supported`, `contradicted` or `depends`", example: "verdict: supported" },
  predict: { form: question, example: "predict: How many payments will bigger blocks carry?" },
  answer: { form: "an expression", example: "answer: big.userTps" },
  quiz: {
    form: "a map",
    example:
      'quiz: { ask: "Which carries more?", options: { Bigger: big.userTps > base.userTps, Smaller: big.userTps < base.userTps } }',
  },
  challenge: { form: question, example: "challenge: Carry 20 payments a second." },
};
