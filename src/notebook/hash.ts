import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { base64 } from "@scure/base";

/** SHA-256 of a text's UTF-8 bytes, in hexadecimal. */
export function hash(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}

/** The same in base64, as a Content-Security-Policy names a script. */
export function policyHash(text: string): string {
  return base64.encode(sha256(utf8ToBytes(text)));
}
