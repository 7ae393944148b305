/** What the notebook room uses of its surroundings, alike in Node and in browsers. */
declare class TextDecoder {
  constructor(label: "utf-8", options: { readonly fatal: true; readonly ignoreBOM: true });
  decode(bytes: Uint8Array): string;
}

declare class TextEncoder {
  encode(text: string): Uint8Array;
}

declare class Blob {
  constructor(parts: readonly string[]);
  stream(): Stream;
}

interface Stream {
  pipeThrough(through: CompressionStream): Stream;
}

declare class CompressionStream {
  constructor(format: "deflate-raw");
}

declare class Response {
  constructor(body: Stream);
  arrayBuffer(): Promise<ArrayBuffer>;
}
