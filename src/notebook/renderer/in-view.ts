/** What is this near to what can be seen, px, is drawn with it. */
const margin = 150;

/** Whether a reader sees an element, or would after a little scrolling. */
export function isInView(element: Element): boolean {
  const { top, bottom, width } = element.getBoundingClientRect();
  return width > 0 && bottom > -margin && top < innerHeight + margin;
}

/** Calls `seen` once as soon as an element comes into view; returns what ends the wait. */
export function whenSeen(element: Element, seen: () => void): () => void {
  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      observer.disconnect();
      seen();
    },
    { rootMargin: `${margin}px` },
  );
  observer.observe(element);
  return () => observer.disconnect();
}
