/** Runs in a page: the least contrast of the words of all result cards with the editor's background, 1 to 21. */
export function leastContrast() {
  const canvas = document.createElement("canvas").getContext("2d");
  const background = luminance(
    getComputedStyle(document.documentElement).getPropertyValue("--vscode-editor-background"),
  );
  const cards = [...document.querySelectorAll(".layerbook-card")].map(({ shadowRoot }) => shadowRoot);
  const words = cards.flatMap((root) => [...root.querySelectorAll("h2, h3, p, svg text")]);
  const contrasts = words.filter((word) => word.getClientRects().length > 0 && !isHalo(word)).map(contrast);
  return Math.min(...contrasts);

  /** The outline in the color of the background that keeps a label clear of the lines behind it. */
  function isHalo(word) {
    return word instanceof SVGElement && getComputedStyle(word).stroke !== "none";
  }

  function contrast(word) {
    const style = getComputedStyle(word);
    const ink = luminance(word instanceof SVGElement ? style.fill : style.color);
    return (Math.max(ink, background) + 0.05) / (Math.min(ink, background) + 0.05);
  }

  function luminance(color) {
    canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1);
    const [red, green, blue] = [...canvas.getImageData(0, 0, 1, 1).data].map((byte) => {
      const share = byte / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  }
}
