import type { Scores } from "../result.ts";
import { shape } from "./element.ts";

const width = 124;
const height = 108;
const center = { x: width / 2, y: 64 };
/** From the center to a corner, px: 100 points. */
const reach = 50;

/** Directions of the corners: security on top, scalability left, decentralization right. */
const corners = {
  security: { x: 0, y: -1, label: "security", at: { x: center.x, y: 9 }, anchor: "middle" },
  decentralization: { x: 0.866, y: 0.5, label: "decentral.", at: { x: width, y: 104 }, anchor: "end" },
  scalability: { x: -0.866, y: 0.5, label: "scalability", at: { x: 0, y: 104 }, anchor: "start" },
} as const;

type Corner = keyof typeof corners;
const names = Object.keys(corners) as Corner[];

/** The three scores as a shape that one learns to recognize; values are read from the bars beside it. */
export function triangle(scores: Scores): SVGElement {
  const at = (part: number) => names.map((name) => point(name, part)).join(" ");
  return shape(
    "svg",
    {
      class: "triangle",
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
      "aria-hidden": "true",
      focusable: "false",
    },
    shape("polygon", { class: "frame", points: at(100) }),
    shape("polygon", { class: "frame half", points: at(50) }),
    shape("polygon", {
      class: "shape",
      points: names.map((name) => point(name, scores[name].value)).join(" "),
    }),
    ...names.map((name) => {
      const { label, at: place, anchor } = corners[name];
      return shape("text", { x: place.x, y: place.y, "text-anchor": anchor }, label);
    }),
  );
}

function point(name: Corner, value: number): string {
  const part = (Math.min(100, Math.max(0, value)) / 100) * reach;
  const { x, y } = corners[name];
  return `${(center.x + x * part).toFixed(1)},${(center.y + y * part).toFixed(1)}`;
}
