import type { ChartResult } from "../result.ts";
import type { Drawing } from "./drawing.ts";

/** Room above the plot for its title, px, and around it all. */
const head = 34;
const edge = 14;
/** Pixels of a picture for each of the drawing's own, so that it is sharp in print. */
const density = 2;

/** A chart as a picture that stands alone, with its title and on its ground, as the address of a file. */
export const svg = async (result: ChartResult, drawing: Drawing): Promise<string> =>
  addressOf((await alone(result, drawing)).text);

/** The same in pixels. */
export async function png(result: ChartResult, drawing: Drawing): Promise<string> {
  const { text, width, height } = await alone(result, drawing);
  const image = new Image();
  image.src = addressOf(text);
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = density * width;
  canvas.height = density * height;
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL("image/png");
}

const addressOf = (text: string): string => `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;

async function alone({ title }: ChartResult, drawing: Drawing) {
  const plot = colored(await drawing.svg(), drawing.plot);
  const [, w = "640", h = "240"] = /<svg[^>]*? width="([\d.]+)" height="([\d.]+)"/.exec(plot) ?? [];
  const [width, height] = [Number(w) + 2 * edge, Number(h) + head + edge];
  const { fontFamily } = getComputedStyle(drawing.plot);
  const font = inXml(fontFamily.replaceAll('"', "'"));
  const color = (role: string) =>
    inXml(getComputedStyle(drawing.plot).getPropertyValue(`--lb-${role}`).trim());
  const text = [
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    `<rect width="100%" height="100%" fill="${color("ground")}"/>`,
    `<text x="${edge}" y="22" font-size="14" font-weight="600" font-family="${font}" fill="${color("text")}">${inXml(title)}</text>`,
    `<g transform="translate(${edge} ${head})">${plot}</g>`,
    "</svg>",
  ].join("");
  return { text, width, height };
}

/** Because outside the card nobody knows what its style sheet calls a color. */
const colored = (svg: string, inside: HTMLElement): string =>
  svg.replace(/var\((--lb-[\w-]+)(?:,\s*var\((--lb-[\w-]+)\))?\)/g, (_, name: string, other = "") => {
    const style = getComputedStyle(inside);
    return style.getPropertyValue(name).trim() || style.getPropertyValue(other).trim() || "currentColor";
  });

const inXml = (words: string): string =>
  words.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
