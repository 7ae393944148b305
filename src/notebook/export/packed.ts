import { base64 } from "@scure/base";

/** Text as a page carries what is long and nobody reads there: raw DEFLATE as base64, a quarter of what results take up as they are. */
export async function packed(text: string): Promise<string> {
  const deflated = new Blob([text]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  return base64.encode(new Uint8Array(await new Response(deflated).arrayBuffer()));
}
