/** How the API reference looks, in light and dark, at a desk and on a phone. */
export const docsStyle = `:root {
  color-scheme: light dark;
  --ground: #fff;
  --raised: #f5f6fa;
  --line: #dcdfe8;
  --ink: #1c2130;
  --soft: #5a6275;
  --link: #3b48cc;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #14161d;
    --raised: #1d2029;
    --line: #343948;
    --ink: #e8eaf1;
    --soft: #a3aabb;
    --link: #a5b0ff;
  }
}
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; }
body { margin: 0 auto; max-width: 90rem; padding: 0 1.5rem 4rem; background: var(--ground); color: var(--ink); font: 15px/1.55 system-ui, sans-serif; }
a { color: var(--link); }
a:focus-visible, summary:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
code { font: 0.9em ui-monospace, monospace; overflow-wrap: anywhere; }
.soft { color: var(--soft); font-size: 0.9em; }
header { padding: 2rem 0 1rem; border-bottom: 1px solid var(--line); }
h1 { margin: 0; font-size: 1.75rem; }
h2 { margin: 2.5rem 0 1rem; font-size: 1.375rem; }
h3 { margin: 2rem 0 0.25rem; font-size: 1.125rem; }
h4 { margin: 1.25rem 0 0.25rem; }
.columns { display: grid; grid-template-columns: 13rem minmax(0, 1fr); gap: 2.5rem; }
nav ul { position: sticky; top: 0; max-height: 100vh; margin: 0; padding: 1.5rem 0; overflow-y: auto; list-style: none; }
nav li { padding: 0.2rem 0; }
details { margin: 0 0 0.5rem; border: 1px solid var(--line); border-radius: 8px; padding: 0 1rem; }
details[open] { padding-bottom: 1rem; }
summary { margin: 0 -1rem; padding: 0.6rem 1rem; border-radius: 8px; cursor: pointer; }
summary:hover { background: var(--raised); }
.method { display: inline-block; min-width: 4.5rem; font-weight: 650; font-size: 0.8em; letter-spacing: 0.03em; color: var(--link); }
.wide { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; font-size: 0.93em; }
th, td { padding: 0.4rem 0.75rem 0.4rem 0; border-top: 1px solid var(--line); text-align: left; vertical-align: top; }
thead th { color: var(--soft); font-weight: 550; }
tbody th { font-weight: 400; }
tbody th code { overflow-wrap: normal; }
.required { color: var(--soft); font-size: 0.85em; }
@media (max-width: 48rem) {
  body { padding: 0 1rem 3rem; }
  .columns { display: block; }
  nav ul { position: static; columns: 2; max-height: none; }
}
`
