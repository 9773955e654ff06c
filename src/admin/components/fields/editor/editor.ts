import { baseKeymap, chainCommands, toggleMark } from 'prosemirror-commands';
import { history, redo, undo } from 'prosemirror-history';
import { keymap } from 'prosemirror-keymap';
import type { MarkType } from 'prosemirror-model';
import { liftListItem, sinkListItem, splitListItem, wrapInList } from 'prosemirror-schema-list';
import { type Command, EditorState } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import { read, write } from './html';
import { linkAround, setLink } from './link';
import { linkOf, schema } from './schema';

export { linkOf, read, write };

const { bold, italic, underline } = schema.marks;
const { item, list } = schema.nodes;

/** What can be done with the words that are selected. */
const ACTS = {
  bold: toggleMark(bold),
  italic: toggleMark(italic),
  underline: toggleMark(underline),
  list: chainCommands(liftListItem(item), wrapInList(list)),
} satisfies Record<string, Command>;

export type Act = keyof typeof ACTS;

/** What the selected words are already; a link by its address. */
export type Found = Record<Act, boolean> & { link: string | undefined };

/** A text that is being edited. */
export interface Editor {
  /** Shows another text, unless it is the one that is there. */
  show(html: string): void;
  /** Makes the selected words so, or no longer, and goes back to them. */
  act(act: Act): void;
  /**
   * Makes the selected words a link, or the one around the cursor another; writes the address where there are neither.
   * Undefined takes the link away.
   */
  link(href: string | undefined): void;
  focus(): void;
  destroy(): void;
}

const KEYS = {
  'Mod-b': ACTS.bold,
  'Mod-i': ACTS.italic,
  'Mod-u': ACTS.underline,
  'Mod-z': undo,
  'Mod-y': redo,
  'Shift-Mod-z': redo,
  'Mod-]': sinkListItem(item),
  'Mod-[': liftListItem(item),
  'Shift-Enter': breakLine,
  'Mod-Enter': breakLine,
  Enter: splitListItem(item),
};

/**
 * Lets the text of some HTML be edited in an element. `onChange` is given the HTML after each change: the very same as at
 * first when the text is the same again. `onMove` is told what the words are that are selected.
 */
export function edit(
  place: HTMLElement,
  {
    html,
    isDisabled,
    onChange,
    onMove,
  }: { html: string; isDisabled: boolean; onChange(html: string): void; onMove(found: Found): void },
): Editor {
  const plugins = [history(), keymap(KEYS), keymap(baseKeymap)];
  const stateOf = (text: string) => EditorState.create({ doc: read(text), plugins });
  let first = { html, doc: read(html) };
  const view = new EditorView(
    { mount: place },
    {
      state: stateOf(html),
      editable: () => !isDisabled,
      dispatchTransaction(transaction) {
        view.updateState(view.state.apply(transaction));
        const { doc } = view.state;
        if (transaction.docChanged) onChange(doc.eq(first.doc) ? first.html : write(doc));
        onMove(foundIn(view.state));
      },
    },
  );
  const run = (command: Command) => {
    command(view.state, view.dispatch, view);
    view.focus();
  };
  return {
    show(other) {
      const state = stateOf(other);
      first = { html: other, doc: state.doc };
      if (!state.doc.eq(view.state.doc)) view.updateState(state);
    },
    act: (act) => run(ACTS[act]),
    link: (href) => run(setLink(href)),
    focus: () => view.focus(),
    destroy: () => view.destroy(),
  };
}

function breakLine(...[state, dispatch]: Parameters<Command>): boolean {
  dispatch?.(state.tr.replaceSelectionWith(schema.nodes.break.create()).scrollIntoView());
  return true;
}

function foundIn(state: EditorState): Found {
  const { $from } = state.selection;
  return {
    bold: has(state, bold),
    italic: has(state, italic),
    underline: has(state, underline),
    list: Array.from({ length: $from.depth }, (_, depth) => $from.node(depth)).some(
      ({ type }) => type === list,
    ),
    link: linkAround(state)?.href,
  };
}

function has({ selection, storedMarks, doc }: EditorState, type: MarkType): boolean {
  const { $from, from, to, empty } = selection;
  if (empty) return type.isInSet(storedMarks ?? $from.marks()) !== undefined;
  return doc.rangeHasMark(from, to, type);
}
