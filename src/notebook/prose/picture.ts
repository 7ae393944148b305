/** The kinds of pictures that a page may carry, by the ending of their files. */
const mediaTypes: Readonly<Record<string, string>> = {
  png: "image/png",
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  gif: "image/gif",
  webp: "image/webp",
};

/** The most bytes of a picture that a page carries. */
export const largestPicture = 2 * 1024 * 1024;

/** Pictures as data addresses, by the paths that prose names them by. */
export type Pictures = Readonly<Record<string, string>>;

/** "image/png" of "plots/one.png"; undefined of a file that no page carries. */
export const mediaTypeOf = (path: string): string | undefined =>
  mediaTypes[/\.([a-z]+)$/i.exec(path)?.[1]?.toLowerCase() ?? ""];
