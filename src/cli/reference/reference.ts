import { cellPage } from "./cell.ts";
import { layersPage } from "./layers.ts";
import { code } from "./markdown.ts";
import type { MeasuredBy } from "./measured-by.ts";
import { measuresPage } from "./measures.ts";

/** A file of the reference, by its path below the folder of the project. */
export interface ReferenceFile {
  readonly path: string;
  readonly text: string;
}

/** Everything that a cell can say and a run can tell, from the tables that say it to the language and the editor. */
export function reference(measuredBy: MeasuredBy): readonly ReferenceFile[] {
  const pages = [
    {
      name: "cell",
      about: "keys of a cell, questions, demand, network, events, attacks, upgrades, units",
      text: cellPage(),
    },
    {
      name: "layers-1",
      about: "chains that stand alone: parameters, attacks, presets",
      text: layersPage(
        "l1",
        "Layers 1",
        "What may stand under `l1`, with the newest value of every parameter.",
      ),
    },
    {
      name: "layers-above",
      about: "what lives on a chain: rollups, sidechains, channels",
      text: layersPage(
        "l2",
        "Layers above",
        "What may stand under `l2` and `l3`, with the newest value of every parameter.",
      ),
    },
    {
      name: "bridges",
      about: "what joins two layers",
      text: layersPage(
        "bridge",
        "Bridges",
        "What may stand under `bridge`, with the newest value of every parameter.",
      ),
    },
    { name: "measures", about: "measures, scores and charts", text: measuresPage(measuredBy) },
  ];
  const links = pages.map(({ name, about }) => `- [${title(name)}](reference/${name}.md): ${about}`);
  const index = `# Reference\n\nMade from Layerbook's own tables by ${code("npm run reference")}; a test fails where it says anything else.\nThe ten-minute way in is the [author's guide](authors-guide.md).\n\n${links.join("\n")}\n`;
  return [
    { path: "docs/reference.md", text: index },
    ...pages.map(({ name, text }) => ({ path: `docs/reference/${name}.md`, text })),
  ];
}

const title = (name: string) => name.replace("-", " ").replace(/^./, (letter) => letter.toUpperCase());
