import { largestPicture, mediaTypeOf, type Pictures } from "../notebook/prose/picture.ts";
import { vscode } from "./vscode.ts";

/** The pictures of those paths that lie in the folder of a notebook; one that cannot be carried is left out, and described in the page. */
export async function picturesBeside(
  notebook: vscode.NotebookDocument,
  paths: readonly string[],
): Promise<Pictures> {
  const all = await Promise.all(paths.map(async (path) => [path, await addressOf(notebook, path)] as const));
  return Object.fromEntries(
    all.flatMap(([path, address]) => (address === undefined ? [] : [[path, address]])),
  );
}

async function addressOf(notebook: vscode.NotebookDocument, path: string): Promise<string | undefined> {
  const type = mediaTypeOf(path);
  const file = vscode.Uri.joinPath(notebook.uri, "..", path);
  try {
    const found = await vscode.workspace.fs.stat(file);
    // Because a link may lead out of the folder.
    if (type === undefined || found.type !== vscode.FileType.File || found.size > largestPicture)
      return undefined;
    return `data:${type};base64,${base64(await vscode.workspace.fs.readFile(file))}`;
  } catch {
    return undefined;
  }
}

const base64 = (bytes: Uint8Array): string =>
  btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
