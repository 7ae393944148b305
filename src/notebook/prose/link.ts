import { decoded } from "../format/decoded.ts";

/** Schemes that a link may have; anything else with a scheme (command:, vscode:, javascript:, file:) is no link. */
const schemes = ["https", "http", "mailto"];

/** What a link's target begins with, blanks and controls left out, as a browser reads it. */
const schemeOf = (url: string): string | undefined =>
  /^([a-z][a-z0-9+.-]*):/i.exec(url.replace(/[\p{Cc}\s]/gu, ""))?.[1]?.toLowerCase();

/** Whether a link names a place of its own, wherever it stands. */
export const hasScheme = (url: string): boolean => schemeOf(url) !== undefined;

/** The web, mail, a place on this page, or a path inside the document's folder. */
export function isSafeLink(url: string): boolean {
  const scheme = schemeOf(url);
  return scheme === undefined ? isInside(url) : schemes.includes(scheme);
}

/** A picture that travels in the document, or a file inside the document's folder. */
export function isSafeImage(url: string): boolean {
  if (/^data:image\/(png|jpeg|gif|webp);base64,[a-z0-9+/=]*$/i.test(url)) return true;
  return schemeOf(url) === undefined && !url.startsWith("#") && isInside(url);
}

/** A live value's name: `base.userTps` of `l2:base.userTps`; null for other links. */
export const liveValue = (url: string): string | null =>
  /^l2:([A-Za-z0-9_.-]{1,200})$/.exec(url)?.[1] ?? null;

/** Relative, and not up or out: no leading slash or backslash, no `..` step, encoded or not. */
function isInside(url: string): boolean {
  const path = spelledOut(url).split(/[?#]/)[0] ?? "";
  return !/^[\\/]/.test(path) && !path.split(/[\\/]/).includes("..");
}

function spelledOut(url: string): string {
  return url.replace(/%2e/gi, ".").replace(/%2f/gi, "/").replace(/%5c/gi, "\\");
}

/** The file that a link of a document leads to, from the same folder as the document is named from, and the heading there; "" for none. */
export function leadsTo(url: string, from: string): { readonly file: string; readonly heading: string } {
  const { path, anchor } = partsOf(url);
  const heading = decoded(anchor).toLowerCase();
  if (path === "") return { file: from, heading };
  const folder = from.slice(0, from.lastIndexOf("/") + 1);
  return { file: `${folder}${path.replace(/^(?:\.\/)+/, "")}`, heading };
}

/** The path of a link as files are named, without what a server would be asked by it; and what stands behind its `#`, as it is written. */
export function partsOf(url: string): { readonly path: string; readonly anchor: string } {
  const [place = "", anchor = ""] = url.split("#");
  return { path: decoded(place.split("?")[0] ?? ""), anchor };
}
