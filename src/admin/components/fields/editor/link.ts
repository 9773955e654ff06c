import type { Command, EditorState } from 'prosemirror-state';
import { schema } from './schema';

const { link } = schema.marks;

interface Range {
  from: number;
  to: number;
}

/** The link at the start of what is selected, from its first letter to its last. */
export function linkAround({ selection }: EditorState): (Range & { href: string }) | undefined {
  const { $from, empty } = selection;
  // A cursor may be at either end of a link; a selection begins in front of it.
  const href = [$from.nodeAfter, ...(empty ? [$from.nodeBefore] : [])]
    .map((node) => node && link.isInSet(node.marks)?.attrs.href)
    .find((found) => typeof found === 'string');
  if (href === undefined) return undefined;
  const start = $from.start();
  const runs: Range[] = [];
  $from.parent.forEach((node, offset) => {
    if (link.isInSet(node.marks)?.attrs.href !== href) return;
    const [from, to] = [start + offset, start + offset + node.nodeSize];
    const last = runs.at(-1);
    if (last?.to === from) last.to = to;
    else runs.push({ from, to });
  });
  const around = runs.find(({ from, to }) => from <= $from.pos && $from.pos <= to);
  return around && { ...around, href };
}

/** Makes what is selected a link, or changes the one that is there; undefined takes it away. */
export function setLink(href: string | undefined): Command {
  return (state, dispatch) => {
    const { selection, tr } = state;
    const range = selection.empty ? linkAround(state) : selection;
    if (range) {
      tr.removeMark(range.from, range.to, link);
      if (href) tr.addMark(range.from, range.to, link.create({ href }));
    } else if (href) {
      tr.replaceSelectionWith(schema.text(href.replace(/^mailto:/, ''), [link.create({ href })]), false);
    }
    dispatch?.(tr.scrollIntoView());
    return true;
  };
}
