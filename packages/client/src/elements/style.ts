/**
 * The style of the parts. Colours follow the `color-scheme` of the page around them, and each is a custom property that the page may set. A sheet that
 * is made by a script needs no exception in a Content-Security-Policy.
 */
const text = `
:host {
  --accent: var(--gatehouse-accent, light-dark(#2f4bd8, #9db0ff));
  --on-accent: var(--gatehouse-on-accent, light-dark(#ffffff, #10142b));
  --surface: var(--gatehouse-surface, light-dark(#ffffff, #1b1d25));
  --text: var(--gatehouse-text, light-dark(#1a1c23, #eceef4));
  --soft: var(--gatehouse-soft, light-dark(#5a6072, #a9b0c3));
  --border: var(--gatehouse-border, light-dark(#d5d9e4, #3a3e4c));
  --radius: var(--gatehouse-radius, 8px);
  display: inline-block;
  position: relative;
  color: var(--text);
  font: var(--gatehouse-font, 400 1rem/1.5 system-ui, sans-serif);
}
:host([hidden]) { display: none; }
button, a {
  font: inherit;
  border-radius: var(--radius);
  min-height: 2.75rem;
  padding: 0.375rem 1rem;
  box-sizing: border-box;
  cursor: pointer;
}
button { border: 1px solid var(--border); background: var(--surface); color: var(--text); }
button.main { border-color: transparent; background: var(--accent); color: var(--on-accent); font-weight: 600; }
button:hover, a:hover { filter: brightness(0.96); }
button:disabled { opacity: 0.6; cursor: default; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
:focus:not(:focus-visible) { outline: none; }
.avatar {
  width: 2.75rem;
  padding: 0;
  border-radius: 50%;
  border-color: transparent;
  background: var(--accent);
  color: var(--on-accent);
  font-weight: 600;
}
.avatar::before { content: attr(data-initials); }
.panel {
  position: absolute;
  inset-inline-end: 0;
  margin-top: 0.5rem;
  min-width: 15rem;
  max-width: min(22rem, 90vw);
  padding: 0.5rem;
  box-sizing: border-box;
  display: grid;
  gap: 0.25rem;
  z-index: 10;
  border: 1px solid var(--border);
  border-radius: var(--radius);
  background: var(--surface);
  box-shadow: 0 8px 24px rgb(0 0 0 / 18%);
}
.panel[hidden] { display: none; }
.panel a, .panel button { display: block; width: 100%; border-color: transparent; text-align: start; text-decoration: none; color: var(--text); background: none; }
.panel a:hover, .panel button:hover { background: color-mix(in srgb, var(--accent) 12%, transparent); filter: none; }
.who { padding: 0.375rem 1rem; overflow-wrap: anywhere; }
.strong { font-weight: 600; }
.soft { color: var(--soft); font-size: 0.875rem; }
.head { display: flex; flex-wrap: wrap; gap: 0.5rem; align-items: center; justify-content: space-between; }
h2 { font-size: 1.125rem; margin: 0; }
ul { list-style: none; margin: 0.5rem 0 0; padding: 0; }
li { display: flex; flex-wrap: wrap; gap: 0.5rem; align-items: center; justify-content: space-between; padding: 0.75rem 0; border-top: 1px solid var(--border); }
.badge { border: 1px solid currentcolor; border-radius: 1rem; padding: 0 0.5rem; font-size: 0.8125rem; color: var(--accent); white-space: nowrap; }
p { margin: 0.5rem 0 0; }
`

/** The sheet of all parts. */
export function partStyle(): CSSStyleSheet {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(text)
  return sheet
}
