/** The style of a web copy that stands by itself, in light and in dark, on a screen of any width and on paper. */
export const WEB_COPY_STYLE = `
:root { color-scheme: light dark; --text: #161616; --quiet: #5e5e5e; --line: #ddd; --ground: #fff; --link: #000091; --alert: #a82000; }
@media (prefers-color-scheme: dark) {
  :root { --text: #f0f0f0; --quiet: #b0b0b0; --line: #444; --ground: #161616; --link: #a3b0ff; --alert: #ffb4a6; }
}
body { max-width: 52rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; font: 1rem/1.5 system-ui, sans-serif; color: var(--text); background: var(--ground); overflow-wrap: anywhere; }
h1 { font-size: 1.75rem; line-height: 1.25; }
h2 { margin-top: 2.5rem; padding-top: 0.5rem; border-top: 2px solid var(--line); font-size: 1.375rem; }
h3 { font-size: 1.125rem; }
h4, h5, h6 { margin-bottom: 0.25rem; font-size: 1rem; }
a { color: var(--link); }
.pm-typed { white-space: pre-line; }
.pm-subtitle { margin: 1rem 0 0.25rem; font-weight: 700; }
.pm-facts > div { padding: 0.5rem 0; border-bottom: 1px solid var(--line); }
.pm-facts dt { font-weight: 700; }
.pm-facts dd { margin: 0; }
.copy-quiet { color: var(--quiet); }
.copy-alert { color: var(--alert); font-weight: 700; }
.copy-fact { display: block; }
.fr-badge { font-weight: 700; }
.fr-badge--error { color: var(--alert); }
li { margin-bottom: 0.75rem; }
.fr-table { overflow-x: auto; overflow-wrap: normal; }
table { border-collapse: collapse; width: 100%; }
.copy-entry { margin-bottom: 1.25rem; }
caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
th, td { padding: 0.375rem 0.5rem; border: 1px solid var(--line); text-align: left; vertical-align: top; }
`;
