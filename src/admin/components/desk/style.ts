/** The desk's look: large and calm, rows that become cards where it is narrow, and a sheet on A4. */
export const DESK_STYLE = `
.desk {
  --green: #1d6b4a; --deep: #17382b; --ink: #16211c; --soft: #52615a; --line: #d5ddd8; --mist: #f1f5f2;
  --red: #a3231b; --red-mist: #fdecea; --amber: #7a4b00; --amber-mist: #fff3d9; --blue: #1f4f7a; --blue-mist: #e8f1f9;
  container-type: inline-size; box-sizing: border-box; width: 100%; max-width: 1200px; margin: 0 auto;
  padding: 24px; color: var(--ink); font-size: 17px; line-height: 1.4;
}
.desk *, .desk *::before { box-sizing: border-box; }
.desk strong { font-weight: 700; }
.desk :focus-visible { outline: 3px solid #0b57d0; outline-offset: 2px; border-radius: 6px; }
.desk h2:focus-visible { outline: none; }
.desk-header { display: flex; flex-wrap: wrap; align-items: baseline; justify-content: space-between; gap: 4px 16px; }
.desk-header h1 { font-size: 30px; font-weight: 700; color: var(--deep); }
.desk-header p { color: var(--soft); }

.desk-search { display: block; margin: 16px 0; }
.desk-search > label { display: block; margin-bottom: 6px; font-weight: 700; }
.desk-search-box { position: relative; display: block; }
.desk-search input {
  width: 100%; height: 60px; padding: 0 60px 0 18px; border: 2px solid var(--green); border-radius: 10px;
  background: #fff; color: var(--ink); font: inherit; font-size: 22px;
}
.desk-search small { display: block; margin-top: 6px; color: var(--soft); font-size: 15px; }
.desk-clear {
  position: absolute; top: 6px; right: 6px; width: 48px; height: 48px; border: 0; border-radius: 8px;
  background: none; color: var(--soft); font-size: 28px; line-height: 1; cursor: pointer;
}

.desk-button {
  display: inline-flex; align-items: center; justify-content: center; min-height: 48px; min-width: 48px;
  padding: 0 20px; border: 2px solid transparent; border-radius: 8px; background: #fff; color: var(--deep);
  font: inherit; font-weight: 700; text-decoration: none; cursor: pointer;
}
.desk-button.is-out { background: var(--green); color: #fff; }
.desk-button.is-out:hover { background: #175a3e; }
.desk-button.is-in { background: #fff; border-color: var(--green); color: var(--green); }
.desk-button.is-in:hover { background: var(--mist); }
.desk-button.is-quiet { border-color: #8b9a92; font-weight: 400; }
.desk-button.is-quiet:hover { background: var(--mist); }
.desk-button[aria-disabled='true'] { cursor: progress; opacity: .75; }

.desk-tabs { display: flex; flex-wrap: wrap; gap: 8px; margin: 8px 0 16px; }
.desk-tabs button {
  display: flex; flex-wrap: wrap; align-items: center; justify-content: center; gap: 4px 10px; min-height: 56px;
  padding: 6px 20px; border: 2px solid var(--line); border-radius: 10px; background: #fff; color: var(--deep);
  font: inherit; font-size: 19px; font-weight: 700; cursor: pointer;
}
.desk-tabs button[aria-pressed='true'] { border-color: var(--deep); background: var(--deep); color: #fff; }
.desk-count {
  display: inline-block; min-width: 30px; padding: 1px 9px; border-radius: 999px; background: #dfe9e3;
  color: var(--deep); font-size: 16px; font-weight: 700; text-align: center;
}
.desk-overdue {
  padding: 1px 10px; border-radius: 999px; background: var(--red); color: #fff; font-size: 15px; font-weight: 700;
}

.desk-filters { display: flex; flex-wrap: wrap; align-items: end; gap: 12px; margin-bottom: 16px; }
.desk-filters label { display: flex; flex-direction: column; gap: 4px; color: var(--soft); font-size: 15px; }
.desk-filters select, .desk-filters input {
  height: 48px; min-width: 150px; max-width: 100%; padding: 0 12px; border: 1px solid #8b9a92; border-radius: 8px;
  background: #fff; color: var(--ink); font: inherit; font-size: 17px;
}
.desk-days { display: flex; gap: 8px; }
.desk-button.desk-filter-toggle { display: none; margin-bottom: 12px; }

.desk-told { position: sticky; top: 0; z-index: 2; }
.desk-message {
  display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 8px 16px;
  margin-bottom: 16px; padding: 12px 16px; border-radius: 10px; border-left: 6px solid; font-size: 18px;
  box-shadow: 0 2px 8px rgb(0 0 0 / 12%);
}
.desk-message.is-good { border-color: var(--green); background: #e2f1e8; }
.desk-message.is-bad { border-color: var(--red); background: var(--red-mist); }
.desk-recent { margin-bottom: 16px; border: 1px solid var(--line); border-radius: 10px; background: #fff; }
.desk-recent summary { padding: 12px 16px; cursor: pointer; min-height: 48px; }
.desk-recent li {
  display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 8px;
  padding: 6px 16px; border-top: 1px solid var(--line);
}

.desk-group { margin-bottom: 24px; }
.desk-group > header { display: flex; align-items: center; gap: 0 14px; min-height: 44px; padding: 0 16px 0 5px; }
.desk-group h2 { font-size: 20px; font-weight: 700; color: var(--deep); }
.desk-group.is-urgent h2 { color: var(--red); }
.desk-hint { margin-left: auto; color: var(--soft); }
.desk kbd {
  padding: 2px 8px; border: 1px solid #8b9a92; border-bottom-width: 3px; border-radius: 5px; background: #fff;
  font-size: 15px; font-weight: 700;
}
.desk-rows { border: 1px solid var(--line); border-radius: 10px; background: #fff; overflow: clip; }
.desk-row {
  display: grid; align-items: center; gap: 0 14px; padding: 10px 16px 10px 4px; border-top: 1px solid var(--line);
  grid-template-columns: 44px 96px minmax(0, 1.6fr) minmax(0, 1fr) 128px;
  grid-template-areas: 'tick reference guest stay actions' '. notes notes notes actions';
}
.desk-row:first-child { border-top: 0; }
.desk-row.is-only { padding-block: 18px; box-shadow: inset 6px 0 var(--green); }
.desk-row.is-done { background: var(--mist); }
.desk-group.is-urgent .desk-row { box-shadow: inset 6px 0 var(--red); }
.desk-tick { grid-area: tick; width: 44px; }
.desk-tick label { display: flex; align-items: center; justify-content: center; width: 44px; height: 44px; cursor: pointer; }
.desk-tick input { width: 24px; height: 24px; accent-color: var(--green); cursor: pointer; }
.desk-reference { grid-area: reference; }
.desk-reference strong, .desk-mono { font-family: ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace; }
.desk-reference strong { display: block; font-size: 19px; letter-spacing: .02em; }
.desk-reference small { color: var(--soft); font-size: 14px; font-family: ui-monospace, Menlo, Consolas, monospace; }
.desk-guest { grid-area: guest; min-width: 0; }
.desk-stay { grid-area: stay; min-width: 0; }
.desk-guest > strong, .desk-stay > strong { display: block; font-size: 19px; overflow-wrap: anywhere; }
.desk-guest > span, .desk-stay > span { display: flex; flex-wrap: wrap; gap: 0 12px; color: var(--soft); font-size: 16px; }
.desk-guest > span > * { overflow-wrap: anywhere; }
.desk-guest a { color: var(--ink); }
.desk-stay > span { display: block; }
.desk-actions { grid-area: actions; display: flex; flex-direction: column; align-items: stretch; gap: 4px; text-align: center; }
.desk-actions .desk-button { padding: 0 8px; }
.desk-state { color: var(--deep); font-weight: 700; }
.desk-notes { grid-area: notes; display: flex; flex-wrap: wrap; gap: 6px; padding-top: 8px; }
.desk-note { padding: 4px 12px; border-radius: 6px; background: var(--mist); font-size: 16px; overflow-wrap: anywhere; }
.desk-note.is-bad { background: var(--red-mist); color: var(--red); font-weight: 700; }
.desk-note.is-warn { background: var(--amber-mist); color: var(--amber); font-weight: 700; }
.desk-note.is-note { background: var(--amber-mist); color: #4a2e00; }
.desk-note.is-info { background: var(--blue-mist); color: var(--blue); }
.desk-empty { padding: 32px 16px; border: 1px dashed #b9c5be; border-radius: 10px; color: var(--soft); font-size: 19px; text-align: center; }
.desk-empty:empty { display: none; }

.desk-selection {
  position: sticky; bottom: 0; z-index: 3; display: flex; flex-wrap: wrap; align-items: center; gap: 10px;
  margin-top: 16px; padding: 12px 16px; border: 2px solid var(--deep); border-radius: 10px; background: #fff;
  box-shadow: 0 -2px 12px rgb(0 0 0 / 18%);
}
.desk-selection strong { margin-right: auto; font-size: 19px; }

.desk-dialog {
  width: min(600px, calc(100vw - 24px)); max-height: calc(100vh - 24px); margin: auto; padding: 24px; border: 0;
  border-radius: 14px; color: var(--ink); font-size: 18px; box-shadow: 0 12px 48px rgb(0 0 0 / 40%);
}
.desk-dialog::backdrop { background: rgb(10 25 18 / 60%); }
.desk-dialog h2 { font-size: 24px; font-weight: 700; color: var(--deep); }
.desk-dialog li { margin: 16px 0; }
.desk-dialog .desk-note { margin-top: 8px; padding: 12px 16px; font-size: 18px; font-weight: 400; white-space: pre-line; }
.desk-dialog .desk-note strong { display: block; }
.desk-dialog footer { display: flex; flex-wrap: wrap; gap: 10px; }
.desk-dialog .desk-button { padding: 6px 16px; line-height: 1.25; }

.desk-sheet h2 { margin: 8px 0; font-size: 22px; font-weight: 700; color: var(--deep); }
.desk-sheet h3 { margin: 20px 0 8px; font-size: 19px; font-weight: 700; }
.desk-sheet table { width: 100%; background: #fff; font-size: 16px; }
.desk-sheet th, .desk-sheet td { padding: 9px 8px; border: 1px solid var(--line); text-align: left; vertical-align: middle; }
.desk-sheet th { background: var(--mist); font-weight: 700; }
.desk-sheet .desk-box { font-size: 26px; line-height: 1; text-align: center; }

@container (max-width: 700px) {
  .desk-row {
    gap: 4px 10px; padding: 12px;
    grid-template-columns: 44px minmax(0, 1fr) auto;
    grid-template-areas: 'tick guest guest' 'stay stay reference' 'notes notes notes' 'actions actions actions';
  }
  .desk-reference { text-align: right; align-self: start; }
  .desk-tick { margin-left: -8px; align-self: start; }
  .desk-notes { padding: 4px 0; }
  .desk-actions { margin-top: 6px; }
  .desk-actions .desk-button { min-height: 52px; }
  .desk-guest a { display: inline-block; padding-block: 10px; }
  .desk-tabs { display: grid; grid-template-columns: 1fr 1fr; }
  .desk-tabs button { padding-inline: 8px; font-size: 18px; }
  .desk-tabs button:nth-child(3) { grid-column: span 2; min-height: 48px; }
  .desk-button.desk-filter-toggle { display: inline-flex; }
  .desk-filters.is-folded { display: none; }
  .desk-filters label { flex: 1 1 140px; min-width: 0; }
  .desk-filters select, .desk-filters input { width: 100%; min-width: 0; }
  .desk-group > header:has(.desk-hint) { flex-wrap: wrap; }
  .desk-hint { margin: 0 0 8px; width: 100%; }
  .desk-selection .desk-button { flex: 1; }
  .desk-selection strong { width: 100%; }
  .desk-sheet thead { display: none; }
  .desk-sheet tr { display: grid; grid-template-columns: 1fr 1fr; margin-bottom: 12px; border: 1px solid var(--line); border-radius: 8px; }
  .desk-sheet td { padding: 8px 12px; border: 0; overflow-wrap: anywhere; }
  .desk-sheet td[data-label]::before { content: attr(data-label) ': '; color: var(--soft); font-size: 16px; }
  .desk-sheet .desk-box { text-align: left; }
}
@media (max-width: 600px) { .desk { padding: 16px 12px; } }

@media print {
  @page { size: A4; margin: 12mm; }
  html, body, #app, [data-css='app'], [data-css='app-content'] { height: auto !important; overflow: visible !important; display: block !important; background: #fff !important; }
  [data-css='sidebar'], [data-css='topbar'], [data-css='notice'], .adminjs_NavBar, .adminjs_Sidebar, .desk-header, .desk-search, .desk-tabs, .desk-filters, .desk-recent, .desk-message { display: none !important; }
  .desk { max-width: none; padding: 0; font-size: 12pt; container-type: normal; }
  .desk-sheet h2 { font-size: 15pt; }
  .desk-sheet h3 { font-size: 12pt; break-after: avoid; }
  .desk-sheet table { font-size: 9.5pt; }
  .desk-sheet th, .desk-sheet td { padding: 6px 5px; border: 1px solid #000; }
  .desk-sheet .desk-box { font-size: 17pt; }
  .desk-sheet tr { break-inside: avoid; }
  .desk-sheet thead { display: table-header-group; }
}
`;
