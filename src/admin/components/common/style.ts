/** The look of our own pages. Text keeps 4.5:1 against what it stands on, also in the cells of the heat map. */
export const css = `
.kd { --deep: #17382b; --leaf: #1d6b4a; --line: #cfd9d3; --soft: #f1f6f3; --ink: #18211d; --muted: #4a5a52;
  --alarm: #8f2f14; --alarm-soft: #fdeee8; color: var(--ink); font-size: 15px; line-height: 1.45;
  padding: 24px 32px 64px; width: 100%; max-width: 1500px; margin: 0 auto; box-sizing: border-box;
  display: grid; grid-template-columns: minmax(0, 1fr); align-content: start; }
.kd.kd-bare { padding: 0; max-width: none; margin: 0; }
.kd *, .kd *::before, .kd *::after { box-sizing: border-box; }
.kd h1 { font-size: 28px; line-height: 1.2; font-weight: 700; color: var(--deep); margin: 0; }
.kd h2 { font-size: 19px; line-height: 1.3; font-weight: 700; color: var(--deep); margin: 0; }
.kd h3 { font-size: 16px; line-height: 1.3; font-weight: 700; color: var(--deep); margin: 0; }
.kd p { margin: 0; }
.kd b { font-weight: 700; }
.kd ul, .kd ol { list-style: none; margin: 0; padding: 0; }
.kd a { color: var(--leaf); text-decoration: underline; text-underline-offset: 2px; }
.kd a:hover { color: var(--deep); }
.kd a:focus-visible, .kd button:focus-visible, .kd summary:focus-visible, .kd input:focus-visible,
.kd select:focus-visible, .kd textarea:focus-visible, .kd-scroll:focus-visible {
  outline: 3px solid #2f7de1; outline-offset: 2px; border-radius: 4px; }
.kd-head { display: flex; flex-wrap: wrap; gap: 16px; justify-content: space-between; align-items: flex-end;
  margin-bottom: 20px; }
.kd-lead { color: var(--muted); margin-top: 4px !important; }
.kd-lead::first-letter { text-transform: uppercase; }
.kd-actions { display: flex; flex-wrap: wrap; gap: 8px; }
.kd a.kd-button, .kd .kd-button { display: inline-flex; align-items: center; justify-content: center; min-height: 44px;
  padding: 8px 16px; border: 1px solid var(--leaf); border-radius: 6px; background: #fff; color: var(--leaf);
  font: inherit; font-weight: 600; text-decoration: none; cursor: pointer; }
.kd a.kd-button:hover, .kd .kd-button:hover { background: var(--soft); }
.kd a.kd-main, .kd .kd-main { background: var(--leaf); color: #fff; }
.kd a.kd-main:hover, .kd .kd-main:hover { background: var(--deep); color: #fff; }
.kd .kd-danger { border-color: var(--alarm); color: var(--alarm); }
.kd .kd-main.kd-danger { background: var(--alarm); color: #fff; }
.kd .kd-button:disabled { opacity: .6; cursor: default; }
.kd-stack { display: grid; grid-template-columns: minmax(0, 1fr); gap: 20px; }
.kd-grid { align-items: start; display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 20px; }
.kd-part { background: #fff; border: 1px solid var(--line); border-radius: 10px; padding: 18px 20px; min-width: 0; }
.kd-wide { grid-column: 1 / -1; }
.kd-part-head { display: flex; flex-wrap: wrap; gap: 4px 16px; justify-content: space-between; align-items: baseline;
  margin-bottom: 12px; }
.kd-small { font-size: 13px; color: var(--muted); }
.kd-empty { color: var(--muted); padding: 4px 0; }
.kd-problem { border: 1px solid var(--alarm); background: var(--alarm-soft); color: var(--alarm); border-radius: 8px;
  padding: 12px 16px; display: flex; flex-wrap: wrap; gap: 12px; align-items: center; }
.kd-note { border: 1px solid var(--line); background: var(--soft); border-radius: 8px; padding: 12px 16px; }
.kd-counts { display: grid; grid-template-columns: repeat(auto-fit, minmax(140px, 1fr)); gap: 12px; margin-bottom: 20px !important; }
.kd .kd-count { display: block; height: 100%; background: #fff; border: 1px solid var(--line); border-left: 5px solid var(--leaf);
  border-radius: 8px; padding: 10px 14px; color: var(--ink); text-decoration: none; }
.kd a.kd-count:hover { background: var(--soft); color: var(--ink); }
.kd .kd-count.kd-alarm { border-left-color: var(--alarm); background: var(--alarm-soft); }
.kd-count b { display: block; font-size: 26px; line-height: 1.15; color: var(--deep); }
.kd-alarm b { color: var(--alarm); }
.kd-scroll { overflow-x: auto; max-width: 100%; }
.kd table { border-collapse: separate; border-spacing: 0; width: 100%; font-size: 14px; }
.kd th, .kd td { text-align: left; vertical-align: top; padding: 7px 10px; border-bottom: 1px solid var(--line); }
.kd thead th { color: var(--muted); font-weight: 600; white-space: nowrap; }
.kd tbody tr:last-child > * { border-bottom: 0; }
.kd td.kd-number, .kd th.kd-number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.kd .kd-days { white-space: nowrap; }
.kd-rows > li { padding: 9px 0; border-bottom: 1px solid var(--line); }
.kd-rows > li:last-child { border-bottom: 0; padding-bottom: 0; }
.kd-rows > li:first-child { padding-top: 0; }
.kd-columns { columns: 2 320px; column-gap: 40px; } .kd-columns > li { break-inside: avoid; }
.kd .kd-columns > li:first-child { padding-top: 9px; }
.kd-row { display: flex; flex-wrap: wrap; gap: 2px 14px; justify-content: space-between; }
.kd-row > :first-child { min-width: 0; overflow-wrap: anywhere; }
.kd-tag { display: inline-block; border: 1px solid var(--line); background: var(--soft); border-radius: 999px;
  padding: 1px 10px; font-size: 13px; margin: 2px 4px 2px 0; white-space: nowrap; color: var(--ink); }
.kd .kd-tag.kd-bad { border-color: #d99f8c; background: var(--alarm-soft); color: var(--alarm); }
.kd-tag.kd-good { border-color: #9cc7b0; background: #e3f2ea; color: var(--deep); }
.kd-legend { display: flex; flex-wrap: wrap; gap: 6px 16px; font-size: 13px; color: var(--muted); margin-top: 12px !important; }
.kd-legend i { display: inline-block; width: 16px; height: 16px; border-radius: 3px; margin-right: 6px;
  vertical-align: -3px; border: 1px solid var(--line); }

.kd-heat { font-size: 13px; }
.kd table.kd-heat { border-spacing: 3px; width: 100%; table-layout: fixed; min-width: 860px; }
.kd .kd-heat th, .kd .kd-heat td { padding: 0; border: 0; text-align: center; vertical-align: middle; }
.kd .kd-heat thead th { font-size: 12px; line-height: 1.25; white-space: normal; padding-bottom: 4px; }
.kd .kd-heat .kd-rest { color: var(--deep); font-weight: 800; }
.kd .kd-heat th:first-child { width: 150px; text-align: left; position: sticky; left: 0; background: #fff; z-index: 1;
  font-weight: 600; padding-right: 8px; }
.kd .kd-heat td a { position: relative; display: flex; flex-direction: column; align-items: center; justify-content: center;
  min-height: 34px; line-height: 1.15; border-radius: 4px; color: var(--ink);
  font-weight: 700; text-decoration: none; font-variant-numeric: tabular-nums; }
.kd .kd-heat td a:hover { outline: 2px solid var(--deep); }
.kd a.h-4, .kd .h-4 { background: #d8eee2; } .kd a.h-3, .kd .h-3 { background: #eaf3d4; }
.kd a.h-2, .kd .h-2 { background: #fdf0c0; } .kd a.h-1, .kd .h-1 { background: #f9cfa9; }
.kd a.h-0, .kd .h-0 { background: #93331a; } .kd .kd-heat td a.h-0 { color: #fff; }
.kd a.h-x, .kd .h-x { background: repeating-linear-gradient(45deg, #e4e7e5, #e4e7e5 5px, #f7f8f7 5px, #f7f8f7 10px); }
.kd .kd-heat td a.h-x { font-weight: 600; font-size: 12px; color: #26312c; }
.kd .kd-heat td a small { font-weight: 600; font-size: 11px; white-space: nowrap; }

.kd-figure { margin: 0; }
.kd-figure svg { display: block; width: 100%; height: 190px; overflow: visible; }
.kd-figure text { font-size: 11px; fill: var(--ink); text-anchor: middle; font-variant-numeric: tabular-nums; }
.kd-figure text.kd-axis { fill: var(--muted); }
.kd-figure figcaption { font-weight: 600; margin-bottom: 4px; }
.kd details { margin-top: 12px; }
.kd summary { cursor: pointer; color: var(--leaf); font-weight: 600; padding: 6px 0; }

.kd-tape { min-width: 760px; }
.kd-tape-row { display: grid; gap: 2px; align-items: center; margin-bottom: 3px; }
.kd-tape-day { text-align: center; font-size: 12px; line-height: 1.2; color: var(--muted); padding: 2px 0; border-radius: 4px; }
.kd-tape-day b { display: block; color: var(--ink); font-size: 13px; }
.kd-tape-day.kd-today { background: var(--deep); color: #fff; } .kd-tape-day.kd-today b { color: #fff; }
.kd .kd-tape-stay { position: relative; grid-row: 1; display: block; min-height: 30px; line-height: 30px; border-radius: 5px; background: var(--leaf);
  color: #fff; padding: 0 8px; font-size: 13px; font-weight: 600; white-space: nowrap; overflow: hidden;
  text-overflow: ellipsis; text-decoration: none; }
.kd .kd-tape-stay.kd-one { padding: 0; text-align: center; }
.kd .kd-tape-stay:hover { background: var(--deep); color: #fff; }
.kd .kd-tape-stay.kd-held { background: #fff; color: var(--deep); border: 2px dashed var(--leaf); line-height: 26px; }
.kd .kd-tape-stay.kd-closed { background: repeating-linear-gradient(45deg, #e4e7e5, #e4e7e5 5px, #f7f8f7 5px, #f7f8f7 10px);
  color: #26312c; border: 1px solid #aab5af; }
.kd-tape-free { text-align: center; font-size: 13px; font-weight: 700; border-radius: 4px; min-height: 26px; line-height: 26px; }
.kd .kd-tape-free.h-0 { color: #fff; }
.kd-bar { display: flex; flex-wrap: wrap; gap: 12px; align-items: end; margin-bottom: 16px; }
.kd label { display: block; font-weight: 600; font-size: 14px; }
.kd input, .kd select, .kd textarea { display: block; font: inherit; color: inherit; background: #fff; min-height: 44px;
  padding: 8px 12px; border: 1px solid #8a9891; border-radius: 6px; margin-top: 4px; max-width: 100%; }
.kd textarea { width: 100%; min-height: 90px; }
.kd input[type=checkbox], .kd input[type=radio] { display: inline-block; min-height: 0; width: 20px; height: 20px; margin: 0 8px 0 0;
  vertical-align: -4px; }
.kd-form { display: grid; gap: 16px; max-width: 560px; }
.kd-form .kd-two { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 16px; }
.kd-form .kd-two input { width: 100%; }
.kd-wrong { color: var(--alarm); font-size: 14px; font-weight: 600; margin-top: 4px !important; }
.kd-party { margin-top: 4px; } .kd-party li { font-size: 14px; }
.kd-pay-link { margin-top: 14px; } .kd-pay-link .kd-actions { align-items: center; margin: 6px 0 10px; } .kd .kd-pay-link input { flex: 1 1 200px; min-width: 0; }
.kd dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: 4px 16px; margin: 0; }
.kd dt { color: var(--muted); } .kd dd { margin: 0; overflow-wrap: anywhere; }
.kd-hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }

@media (max-width: 900px) { .kd-grid { grid-template-columns: minmax(0, 1fr); } }
@media (max-width: 600px) {
  .kd { padding: 16px 12px 48px; } .kd h1 { font-size: 24px; } .kd-part { padding: 14px; }
  .kd-counts { grid-template-columns: repeat(2, minmax(0, 1fr)); }
  .kd .kd-heat th:first-child { width: 104px; font-size: 12px; }
  .kd-actions { width: 100%; } .kd a.kd-button, .kd .kd-button { flex: 1 1 auto; }
  .kd dl { grid-template-columns: minmax(0, 1fr); } .kd dt { margin-top: 6px; }
}
@media print {
  [data-css=sidebar], [data-css=topbar], [data-css=app-footer], .kd-screen { display: none !important; }
  body, #app, [data-css=app-content] { height: auto !important; overflow: visible !important; background: #fff !important; }
  .kd { padding: 0; font-size: 11pt; } .kd-part { border: 0; padding: 0; break-inside: avoid; }
  .kd a { color: inherit; text-decoration: none; }
}
`;
