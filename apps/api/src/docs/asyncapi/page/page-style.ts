/** Inline, so that the page needs no further request. */
export const PAGE_STYLE = `
:root { color-scheme: light dark; --text: #1c2024; --muted: #5b6570; --back: #fff; --soft: #f4f6f8; --line: #dde2e7;
  --in: #0b6e4f; --out: #7a3e9d; --link: #0a58ca; }
@media (prefers-color-scheme: dark) { :root { --text: #e6e9ec; --muted: #9aa5b1; --back: #14171a; --soft: #1d2226;
  --line: #323a42; --in: #5fd3a6; --out: #cf9bf0; --link: #7fb2ff; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 62rem; padding: 2rem 1.25rem 5rem; background: var(--back); color: var(--text);
  font: 16px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans KR", sans-serif; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 .5rem; }
h2 { margin: 3rem 0 .75rem; padding-top: 1rem; border-top: 1px solid var(--line); }
h3 { margin: 0; font-size: 1.1rem; }
h4 { margin: 1rem 0 .35rem; font-size: .9rem; color: var(--muted); font-weight: 600; }
p { margin: .5rem 0; }
a { color: var(--link); }
code, pre { font: .875em/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
code { background: var(--soft); border-radius: 4px; padding: .1em .3em; overflow-wrap: anywhere; }
pre { background: var(--soft); border: 1px solid var(--line); border-radius: 8px; padding: .75rem 1rem; margin: .35rem 0;
  overflow-x: auto; }
pre code { background: none; padding: 0; }
nav ul { display: flex; flex-wrap: wrap; gap: .3rem .9rem; list-style: none; margin: .3rem 0 .8rem; padding: 0; }
article { margin: 1.25rem 0; padding: 1rem 1.25rem; border: 1px solid var(--line); border-radius: 10px; }
article header { display: flex; flex-wrap: wrap; align-items: baseline; gap: .4rem .8rem; }
.direction { font-size: .8rem; font-weight: 600; }
.receive { color: var(--in); } .send { color: var(--out); }
.table { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .92rem; }
th, td { text-align: left; vertical-align: top; padding: .4rem .9rem .4rem 0; border-bottom: 1px solid var(--line); }
th { color: var(--muted); font-weight: 600; font-size: .85rem; }
td:last-child { min-width: 14rem; }
.optional { color: var(--muted); font-size: .8rem; white-space: nowrap; }
.muted { color: var(--muted); }
`;
