export const STYLE = `
:root {
  color-scheme: light dark;
  --text: light-dark(#1d1d27, #ececf1);
  --quiet: light-dark(#5b5b6b, #a9a9ba);
  --ground: light-dark(#fafafc, #16161d);
  --raised: light-dark(#fff, #20202a);
  --line: light-dark(#dddde6, #3a3a48);
  --accent: light-dark(#5b43d6, #a99bff);
  --good: light-dark(#176b3a, #6fd79b);
  --bad: light-dark(#a8201a, #ff9b93);
}
* { box-sizing: border-box; }
body {
  margin: 0 auto;
  max-width: 75rem;
  padding: 0 1.25rem 4rem;
  font: 15px/1.5 system-ui, sans-serif;
  color: var(--text);
  background: var(--ground);
}
header { display: flex; flex-wrap: wrap; gap: 0.25rem 0.75rem; padding: 1rem 0 0.5rem; }
header .clock { margin-left: auto; font-variant-numeric: tabular-nums; }
body > nav { border-bottom: 1px solid var(--line); }
body > nav ul { display: flex; flex-wrap: wrap; gap: 0.25rem; margin: 0; padding: 0; list-style: none; }
body > nav a {
  display: block;
  padding: 0.5rem 0.75rem;
  color: inherit;
  text-decoration: none;
  border-bottom: 3px solid transparent;
}
body > nav a:hover { background: var(--raised); }
body > nav [aria-current] { border-color: var(--accent); font-weight: 600; }
main:focus { outline: none; }
h1 { font-size: 1.5rem; margin: 1.5rem 0 1rem; }
h2 { font-size: 1.1rem; margin: 2rem 0 0.5rem; }
h3, article h2 { font-size: 1rem; margin: 0; }
h4 { margin: 0.75rem 0 0; }
a { color: var(--accent); }
p { margin: 0.25rem 0 0.75rem; max-width: 48rem; }
.quiet { color: var(--quiet); }
.empty { padding: 2rem; border: 1px dashed var(--line); border-radius: 8px; color: var(--quiet); }
.badge { padding: 0 0.4rem; border-radius: 1rem; background: var(--line); font-size: 0.8rem; }
.scroll { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; background: var(--raised); }
th, td { padding: 0.5rem 0.75rem; text-align: left; vertical-align: top; border: 1px solid var(--line); }
thead th { font-weight: 600; color: var(--quiet); white-space: nowrap; }
tbody th { font-weight: 500; }
td, tbody th { overflow-wrap: anywhere; min-width: 6rem; }
td form, td details { margin: 0; }
td:has(details) { min-width: 16rem; }
td:has(details[open]) { min-width: 28rem; }
.scroll + .row { margin-top: 1rem; }
time { white-space: nowrap; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.5rem 1rem; align-items: baseline; }
dt { color: var(--quiet); }
dd { margin: 0; overflow-wrap: anywhere; }
code, pre { font: 13px/1.5 ui-monospace, monospace; }
pre {
  margin: 0.25rem 0 0.75rem;
  padding: 0.75rem;
  max-height: 24rem;
  overflow: auto;
  background: var(--raised);
  border: 1px solid var(--line);
  border-radius: 6px;
  white-space: pre-wrap;
  overflow-wrap: anywhere;
}
details { margin: 0.25rem 0; }
summary { cursor: pointer; overflow-wrap: anywhere; }
button, input, select {
  font: inherit;
  color: inherit;
  padding: 0.3rem 0.7rem;
  background: var(--raised);
  border: 1px solid var(--quiet);
  border-radius: 6px;
}
button { cursor: pointer; }
button:hover { border-color: var(--accent); color: var(--accent); }
.copyable button { padding: 0 0.4rem; font-size: 0.8rem; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
form { margin: 0.5rem 0; }
.search, .row { display: flex; flex-wrap: wrap; gap: 0.5rem; align-items: center; margin: 0 0 1rem; }
.row input[type="url"], .search input { flex: 1; min-width: 14rem; max-width: 30rem; }
.row input[type="number"] { width: 7rem; }
.cards { display: grid; gap: 0.75rem; margin: 0; padding: 0; list-style: none; }
.cards > li { padding: 0.75rem 1rem; background: var(--raised); border: 1px solid var(--line); border-radius: 8px; }
.code code { font-size: 1.5rem; letter-spacing: 0.1em; }
.state { font-weight: 400; font-size: 0.85rem; }
.succeeded { color: var(--good); }
.failed { color: var(--bad); }
.pager { display: flex; gap: 1rem; margin: 1rem 0; }
.hidden, .skip:not(:focus) { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
#status {
  position: fixed;
  bottom: 1rem;
  left: 50%;
  translate: -50% 0;
  margin: 0;
  padding: 0.5rem 1rem;
  border-radius: 8px;
  background: var(--text);
  color: var(--ground);
}
#status:empty { visibility: hidden; }
@media (max-width: 40rem) {
  dl { grid-template-columns: 1fr; }
}
`;
