import { shadesOf } from '../layout/brand-css.ts'

/** The stylesheet of a binder's index: no font, no picture from elsewhere; the language is chosen without a script. */
export function binderCss({ accent }: { accent: string }): string {
  const { light, dark } = shadesOf(accent)
  return `:root {
  color-scheme: light dark;
  --ink: light-dark(#26221c, #e9e4da);
  --quiet: light-dark(#665d50, #aaa294);
  --paper: light-dark(#f8f5ef, #161513);
  --sheet: light-dark(#ffffff, #201e1b);
  --line: light-dark(#ddd5c7, #3a362f);
  --danger: light-dark(#9a2617, #ff9d8a);
  --accent: light-dark(${light.text}, ${dark.text});
}
* { box-sizing: border-box; }
body {
  margin: 0 auto; padding: 2rem clamp(1rem, 4vw, 3rem) 4rem; max-width: 68rem;
  background: var(--paper); color: var(--ink);
  font: 1.0625rem/1.55 system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
}
h1, h2, h3 { font-family: Charter, "Source Serif 4", Georgia, serif; font-weight: 600; line-height: 1.2; }
h1 { font-size: 2rem; margin: 0.25rem 0 0.5rem; }
h2 { font-size: 1.3rem; margin: 0 0 0.75rem; }
h3 { font-size: 1.05rem; margin: 1.25rem 0 0.25rem; }
a { color: var(--accent); text-underline-offset: 0.15em; }
a:focus-visible, input:focus-visible + label { outline: 3px solid var(--accent); outline-offset: 2px; }
.firm { display: flex; align-items: center; gap: 0.75rem; font-weight: 600; margin-bottom: 1.25rem; }
.firm img { max-height: 3rem; max-width: 12rem; }
.choice { position: absolute; opacity: 0; }
.choice + label {
  display: inline-block; padding: 0.35rem 0.9rem; margin: 0 0.35rem 1.5rem 0; cursor: pointer;
  border: 1px solid var(--line); border-radius: 99px;
}
.choice:checked + label { background: var(--accent); border-color: var(--accent); color: var(--paper); }
#show-en:checked ~ .in-fr, #show-fr:checked ~ .in-en { display: none; }
.sheet {
  background: var(--sheet); border: 1px solid var(--line); border-radius: 0.6rem;
  padding: 1.25rem clamp(1rem, 3vw, 1.75rem); margin: 1.25rem 0;
}
.danger { border: 2px solid var(--danger); }
.danger h2 { color: var(--danger); }
.quiet { color: var(--quiet); }
.small { font-size: 0.875rem; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: start; vertical-align: top; padding: 0.6rem 1rem 0.6rem 0; border-top: 1px solid var(--line); }
thead th { border-top: 0; color: var(--quiet); font-size: 0.875rem; font-weight: 600; }
tbody th { font-weight: 600; }
td.time { white-space: nowrap; }
tbody th { overflow-wrap: anywhere; min-width: 12rem; }
.line { display: block; }
th .line { font-weight: 400; }
code, pre { font: 0.8125rem/1.5 ui-monospace, "Cascadia Mono", Menlo, Consolas, monospace; overflow-wrap: anywhere; }
pre { white-space: pre-wrap; margin: 0; }
ol.history { list-style: none; margin: 0; padding: 0; }
ol.history li { display: grid; grid-template-columns: 15rem 1fr; gap: 0 1rem; padding: 0.45rem 0; border-top: 1px solid var(--line); }
ol.history li:first-child { border-top: 0; }
article.entry { padding: 0.75rem 0; border-top: 1px solid var(--line); }
article.entry p, article.entry h3 { margin: 0 0 0.25rem; }
.written { white-space: pre-line; overflow-wrap: anywhere; max-width: 44rem; }
@media screen and (max-width: 44rem) {
  thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  table, tbody, tr, th, td { display: block; border: 0; padding: 0; }
  tr { border-top: 1px solid var(--line); padding: 0.75rem 0; }
  ol.history li { grid-template-columns: 1fr; }
}
@media print {
  :root { color-scheme: light; }
  body { padding: 0; max-width: none; background: none; font-size: 10pt; }
  .choice + label { display: none; }
  td.time, td { padding-inline-end: 0.6rem; }
  .sheet { border: 0; padding: 0; border-radius: 0; }
  a { color: inherit; text-decoration: none; }
  tr, ol.history li { break-inside: avoid; }
  h2, h3 { break-after: avoid; }
}
`
}
