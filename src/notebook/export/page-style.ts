/** How an exported page looks around its results: an article that one would read on. */
export const pageStyle = `
:root { color-scheme: light dark; --text: #1f1f1f; --muted: #5f6368; --ground: #fff; --rule: #e2e2e2; --code: #f5f5f4; --link: #005fb8; }
@media screen and (prefers-color-scheme: dark) {
  :root { --text: #d6d6d6; --muted: #a0a0a0; --ground: #1f1f1f; --rule: #3a3a3a; --code: #2a2a2a; --link: #5cb3ff; }
}
@media (forced-colors: active) {
  :root { --text: CanvasText; --muted: CanvasText; --ground: Canvas; --rule: CanvasText; --code: Canvas; --link: LinkText; }
}
* { box-sizing: border-box; }
html { scroll-padding-top: 3.5rem; }
body { margin: 0; background: var(--ground); color: var(--text); font: 1.0625rem/1.65 Charter, "Bitstream Charter", "Iowan Old Style", Cambria, Georgia, serif; -webkit-text-size-adjust: 100%; }
main { max-width: 70rem; margin: 0 auto; padding: 2.5rem clamp(1rem, 4vw, 3rem) 5rem; }
.prose { max-width: 42rem; margin: 0 auto; overflow-wrap: break-word; }
.prose h1 { font-size: 2.1rem; line-height: 1.2; margin: 1rem 0 1.25rem; letter-spacing: -0.01em; text-wrap: balance; }
.prose h2 { font-size: 1.4rem; line-height: 1.3; margin: 2.75rem 0 0.75rem; text-wrap: balance; }
.prose h3 { font-size: 1.15rem; margin: 2rem 0 0.5rem; }
.prose p, .prose ul, .prose ol { margin: 0 0 1.1rem; }
.prose a, .source summary { color: var(--link); }
.prose img { max-width: 100%; height: auto; }
.prose blockquote { margin: 1.25rem 0; padding-left: 1.1rem; border-left: 2px solid var(--rule); color: var(--muted); }
.prose table { border-collapse: collapse; font-size: 0.95rem; font-variant-numeric: tabular-nums; display: block; overflow-x: auto; margin: 0 0 1.25rem; }
.prose th, .prose td { padding: 0.35rem 1.25rem 0.35rem 0; border-bottom: 1px solid var(--rule); text-align: left; vertical-align: baseline; }
.prose th { font-weight: 400; color: var(--muted); }
.prose .right { text-align: right; }
.prose .center { text-align: center; }
.prose hr { border: 0; border-top: 1px solid var(--rule); margin: 2.5rem 0; }
code, pre { font-family: ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; font-size: 0.875em; }
pre { background: var(--code); padding: 0.9rem 1.1rem; overflow-x: auto; line-height: 1.5; border-radius: 3px; font-size: 0.85rem; }
.note, .tip, .warning { margin: 1.5rem 0; padding: 0.1rem 0 0.1rem 1.1rem; border-left: 3px solid var(--link); }
.note > :last-child, .tip > :last-child, .warning > :last-child { margin-bottom: 0; }
.callout-title { font-weight: 700; margin-bottom: 0.35rem; }
.footnotes { font-size: 0.9rem; color: var(--muted); }
.cell { margin: 2.25rem 0 2.75rem; border-top: 1px solid var(--rule); border-bottom: 1px solid var(--rule); padding: 0.75rem 0 1.25rem; }
.cell + .cell { margin-top: -2.75rem; border-top: 0; padding-top: 1.25rem; }
.source { font: 0.8125rem/1.5 system-ui, sans-serif; margin-bottom: 0.75rem; }
.source summary { cursor: pointer; width: fit-content; }
.words { font: 0.875rem/1.5 system-ui, sans-serif; overflow-x: auto; }
.words p, .words ul { max-width: 80ch; }
.words table { border-collapse: collapse; font-variant-numeric: tabular-nums; margin: 0.75rem 0; }
.words th, .words td { padding: 0.25rem 1.25rem 0.25rem 0; border-bottom: 1px solid var(--rule); text-align: left; vertical-align: baseline; }
.words th { font-weight: 400; color: var(--muted); }
.words .right { text-align: right; }
.failure { max-width: 42rem; margin: 0 auto 1.5rem; padding-left: 1.1rem; border-left: 3px solid currentColor; }
.l2-live.l2-ran { border-bottom: 1px dotted var(--link); font-variant-numeric: tabular-nums; }
abbr[title] { text-decoration: underline dotted; text-underline-offset: 3px; cursor: help; }
.contents { position: sticky; top: 0; z-index: 2; display: flex; gap: 1.5rem; align-items: baseline; padding: 0.5rem clamp(1rem, 4vw, 3rem); background: var(--ground); border-bottom: 1px solid var(--rule); font: 0.875rem/1.5 system-ui, sans-serif; }
.contents summary { cursor: pointer; color: var(--link); width: fit-content; }
.contents .places { position: absolute; top: 100%; left: 0; right: 0; max-height: calc(100vh - 3rem); overflow-y: auto; padding: 0.25rem clamp(1rem, 4vw, 3rem) 0.75rem; background: var(--ground); border-bottom: 1px solid var(--rule); }
.contents ol { list-style: none; margin: 0.5rem 0 0.25rem; padding: 0; }
.contents ol ol { margin: 0 0 0.5rem; padding-left: 1.25rem; }
.contents li { margin: 0.2rem 0; }
.several .places > ol { columns: 15rem; column-gap: 2rem; margin-top: 0; }
.several .places > ol > li { break-inside: avoid; margin: 0; padding-top: 0.4rem; }
.contents a, .neighbors a { color: var(--link); text-decoration: none; }
.contents a:hover, .neighbors a:hover { text-decoration: underline; }
.contents .whole { color: var(--muted); margin-left: auto; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; min-width: 0; }
.contents .answers { margin: 0.75rem 0 0.25rem; padding-top: 0.5rem; border-top: 1px solid var(--rule); }
.contents button { font: inherit; color: var(--text); background: none; border: 1px solid var(--muted); border-radius: 2px; padding: 0 0.6rem; cursor: pointer; }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
article[hidden] { display: none; }
@media (scripting: enabled) { main:not(.led) article:not(:first-child) { display: none; } }
.contents [aria-current] { color: var(--text); font-weight: 600; }
.lesson { max-width: 42rem; margin: 0 auto 0.25rem; font: 0.875rem/1.5 system-ui, sans-serif; color: var(--muted); }
.lesson p { margin: 0; }
.lesson a, .lesson summary, .facts a { color: var(--link); }
.lesson summary { cursor: pointer; width: fit-content; }
.lesson ul { margin: 0.35rem 0 0; padding-left: 1.25rem; color: var(--text); }
.facts { color: var(--muted); font: 0.8125rem/1.5 system-ui, sans-serif; }
.prose .lessons { padding-left: 1.75rem; }
.prose .lessons > li { margin-bottom: 1.1rem; padding-left: 0.25rem; }
.prose .lessons ul { margin: 0.2rem 0 0; padding-left: 1.1rem; font-size: 0.9375rem; line-height: 1.5; color: var(--muted); }
.glossary dt { font-weight: 700; margin-top: 0.9rem; }
.glossary dd { margin: 0; }
.neighbors { display: flex; flex-wrap: wrap; gap: 1rem 2rem; justify-content: space-between; max-width: 42rem; margin: 3.5rem auto 0; padding-top: 1rem; border-top: 1px solid var(--rule); font: 0.9375rem/1.4 system-ui, sans-serif; }
.neighbors [rel="next"] { margin-left: auto; text-align: right; }
.neighbors span { display: block; color: var(--muted); font-size: 0.8125rem; }
@page { size: A4; margin: 18mm 16mm; }
@media print {
  :root { color-scheme: light; }
  body { font-size: 10.5pt; }
  main { max-width: none; padding: 0; }
  .prose { max-width: none; }
  .contents { position: static; padding: 0 0 0.75rem; }
  .several, .contents .whole, .contents summary, .contents .answers, .neighbors { display: none; }
  .contents .places { position: static; max-height: none; padding: 0; border: 0; }
  .source summary, .lesson summary { list-style: none; color: var(--muted); }
  .prose h1, .prose h2, .prose h3 { break-after: avoid; }
  .prose p, .prose li { orphans: 3; widows: 3; }
  .source, .prose table, .prose blockquote { break-inside: avoid; }
  pre { white-space: pre-wrap; }
}
`;
