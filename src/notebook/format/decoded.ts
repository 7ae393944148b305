/** What percent signs in an address stand for; where they stand for nothing, as it is written. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
