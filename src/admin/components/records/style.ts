/** The look of a record's own pages; buttons, badges and tables are those of the panel's stylesheet. */
export const css = `
.kr { display: grid; grid-template-columns: minmax(0, 1fr); gap: 20px; color: #14241c; font-size: 15px; line-height: 22px; }
.kr *, .kr *::before, .kr *::after { box-sizing: border-box; }
.kr h2 { margin: 0; font-size: 19px; line-height: 26px; font-weight: 700; color: #17382b; }
.kr h3 { margin: 0; font-size: 16px; line-height: 22px; font-weight: 700; color: #17382b; }
.kr p { margin: 0; }
.kr ul, .kr ol { list-style: none; margin: 0; padding: 0; }
.kr-box { background: #fff; border: 1px solid #d5ddd8; border-radius: 8px; padding: 20px 24px; min-width: 0; }
.kr-box-head { display: flex; flex-wrap: wrap; gap: 4px 16px; justify-content: space-between; align-items: baseline; margin-bottom: 12px; }
.kr-links { display: flex; flex-wrap: wrap; gap: 4px 16px; }
.kr-links a, .kr-link { display: inline-block; padding: 6px 0; color: #1d6b4a; text-decoration: underline; text-underline-offset: 2px; }
.kr-fields { display: grid; grid-template-columns: repeat(auto-fill, minmax(240px, 1fr)); gap: 4px 24px; }
.kr-fields > * { min-width: 0; overflow-wrap: anywhere; }
.kr-whole { grid-column: 1 / -1; }
.kr-muted { color: #4f5d56; }
.kr-buttons { display: flex; flex-wrap: wrap; gap: 12px; align-items: center; }
.kr-form { display: grid; grid-template-columns: minmax(0, 640px); gap: 4px; }
.kr-foot { position: sticky; bottom: 0; z-index: 2; display: flex; flex-wrap: wrap; gap: 12px; margin: 0 -24px -20px; padding: 12px 24px;
  background: #fff; border-top: 1px solid #d5ddd8; border-radius: 0 0 8px 8px; }
.kr-problem { border: 1px solid #dd9aa2; border-left: 5px solid #a8071a; border-radius: 6px; background: #fbe6e8; color: #820014; padding: 12px 16px; }
.kr-warning { border: 1px solid #d9b56f; border-left: 5px solid #8a4b08; border-radius: 6px; background: #fdf1dc; color: #6b3a06; padding: 12px 16px; }
.kr-problems { margin-bottom: 16px; }
.kr-problem a, .kr-warning a { color: inherit; text-decoration: underline; }
.kr-list > li { padding: 10px 0; border-bottom: 1px solid #d5ddd8; }
.kr-list > li:first-child { padding-top: 0; }
.kr-list > li:last-child { border-bottom: 0; padding-bottom: 0; }
.kr-entry-head { display: flex; flex-wrap: wrap; gap: 2px 12px; align-items: center; margin-bottom: 6px; }
.kr-scroll { overflow-x: auto; }
.kr-table { width: 100%; border-collapse: collapse; font-size: 14px; }
.kr-table th, .kr-table td { padding: 7px 10px; border-bottom: 1px solid #d5ddd8; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
.kr-table thead th { color: #4f5d56; font-weight: 600; }
.kr-table tbody tr:last-child > * { border-bottom: 0; }
.kr-table del { color: #820014; } .kr-table ins { color: #14503a; text-decoration: none; font-weight: 600; }
.kr-table a { color: #1d6b4a; text-decoration: underline; text-underline-offset: 2px; }
.kr details summary { cursor: pointer; color: #1d6b4a; font-weight: 600; padding: 8px 0; }
.kr-mail { display: block; width: 100%; height: 640px; border: 1px solid #d5ddd8; border-radius: 6px; background: #fff; }
.kr-plain { white-space: pre-wrap; overflow-wrap: anywhere; margin: 0; font: 14px/21px ui-monospace, monospace; }
@media (max-width: 768px) {
  .kr-box { padding: 16px; }
  .kr-foot { position: static; margin: 0 -16px -16px; padding: 12px 16px; }
  .kr-table.kr-cards thead { display: none; }
  .kr-table.kr-cards tr { display: block; padding: 8px 0; border-bottom: 1px solid #d5ddd8; }
  .kr-table.kr-cards tr:last-child { border-bottom: 0; }
  .kr-table.kr-cards td { display: flex; gap: 12px; padding: 3px 0; border: 0; }
  .kr-table.kr-cards td::before { content: attr(data-label); flex: 0 0 38%; color: #4f5d56; }
  .kr-table.kr-cards td:empty { display: none; }
}
@media print { .kr-foot, .kr-links { display: none; } }
`;
