import type { EditPropertyProps } from 'adminjs';
import { useEffect, useRef, useState } from 'react';
import type { Editor, Found } from './editor/editor';
import { HtmlToolbar } from './html-toolbar';
import { PropertyField, type PropertyInput, textOf } from './property-field';
import { TextArea } from './texts';
import { type EditorModule, useEditorModule } from './use-editor-module';

/**
 * A text with bold, italic, lists and links. Until the editor has come, and where it does not, it is edited as the HTML it
 * is; whoever has begun with that keeps it.
 */
export function HtmlEdit({ property, record, onChange }: EditPropertyProps) {
  const module = useEditorModule();
  const [isBegun, setBegun] = useState(false);
  const html = textOf(record.params, property.path);
  const change = (changed: string) => onChange(property.path, changed);
  return (
    <PropertyField property={property} record={record}>
      {(input) =>
        module && !isBegun ? (
          <RichText module={module} input={input} html={html} onChange={change} />
        ) : (
          <TextArea {...input} value={html} onWrite={change} onFocus={() => setBegun(true)} />
        )
      }
    </PropertyField>
  );
}

function RichText({
  module,
  input,
  html,
  onChange,
}: {
  module: EditorModule;
  input: PropertyInput;
  html: string;
  onChange(html: string): void;
}) {
  const { id, disabled } = input;
  const place = useRef<HTMLDivElement>(null);
  const editor = useRef<Editor>(undefined);
  const [found, setFound] = useState<Found>();
  // What the editor said last, which need not be shown to it again.
  const said = useRef(html);
  const tell = useRef(onChange);
  tell.current = onChange;

  useEffect(() => {
    if (!place.current) return undefined;
    const opened = module.edit(place.current, {
      html,
      isDisabled: disabled,
      onChange(changed) {
        said.current = changed;
        tell.current(changed);
      },
      onMove: setFound,
    });
    editor.current = opened;
    // A label only leads to fields by itself.
    const label = document.querySelector(`label[for="${id}"]`);
    label?.addEventListener('click', opened.focus);
    return () => {
      label?.removeEventListener('click', opened.focus);
      opened.destroy();
    };
  }, [module, id, disabled]);
  useEffect(() => {
    if (html !== said.current) editor.current?.show(html);
    said.current = html;
  }, [html]);

  return (
    <div className="k-rich">
      {disabled ? null : (
        <HtmlToolbar
          id={id}
          found={found}
          linkOf={module.linkOf}
          onAct={(act) => editor.current?.act(act)}
          onLink={(href) => editor.current?.link(href)}
          onLeave={() => editor.current?.focus()}
        />
      )}
      {/* biome-ignore lint/a11y/useSemanticElements: HTML has no field of its own for words that are bold */}
      <div
        ref={place}
        id={id}
        className="k-rich-text"
        role="textbox"
        aria-multiline="true"
        aria-labelledby={`${id}-label`}
        aria-describedby={input['aria-describedby']}
        aria-invalid={input['aria-invalid']}
        aria-required={input['aria-required']}
        aria-disabled={disabled}
        tabIndex={0}
      />
    </div>
  );
}
