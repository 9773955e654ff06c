import { type FormEvent, useRef, useState } from 'react';
import type { PicturesAnswer } from '../../../services/pictures/read';
import { Field } from '../common/field';
import { useWords } from '../common/use-words';
import { NOTHING_TOLD, PictureTexts, toldOf } from './picture-texts';
import { shrunk } from './shrink';
import { upload } from './upload';

const EMPTY = { altNor: '', altEng: '' };

/** The form that adds pictures, one after the other: the files, what the next shows, and how far it has come. */
export function AddPicture({
  path,
  arePublic,
  onAdded,
}: {
  path: string;
  arePublic: boolean;
  onAdded(answer: PicturesAnswer): void;
}) {
  const { say } = useWords('Pictures');
  const { say: sayPage } = useWords('Page');
  const [files, setFiles] = useState<File[]>([]);
  const [file, ...rest] = files;
  const [texts, setTexts] = useState(EMPTY);
  const [told, tell] = useState(NOTHING_TOLD);
  const [part, setPart] = useState<number>();
  const input = useRef<HTMLInputElement>(null);

  const add = async (event: FormEvent) => {
    event.preventDefault();
    if (!file) {
      tell({ fields: { picture: say('chooseFirst') } });
      return;
    }
    tell(NOTHING_TOLD);
    setPart(0);
    try {
      onAdded(await upload(path, await shrunk(file), { ...texts }, setPart));
      setTexts(EMPTY);
      setFiles(rest);
      if (rest.length === 0 && input.current) input.current.value = '';
    } catch (error) {
      tell(toldOf(error, sayPage));
    } finally {
      setPart(undefined);
    }
  };
  return (
    <form className="k-form k-add-picture" onSubmit={add} noValidate>
      <h3>{say('add')}</h3>
      <Field
        id="new-picture"
        name="new-picture"
        label={say('file')}
        help={say('fileHelp')}
        error={told.fields.picture}
        isRequired
      >
        {(props) => (
          <input
            {...props}
            ref={input}
            type="file"
            accept="image/jpeg,image/png,image/webp"
            multiple
            onChange={(event) => setFiles([...(event.target.files ?? [])])}
          />
        )}
      </Field>
      {file && rest.length > 0 ? <p>{say('next', { name: file.name, count: rest.length })}</p> : null}
      <PictureTexts id="new-picture" texts={texts} told={told} arePublic={arePublic} onChange={setTexts} />
      {part === undefined ? null : (
        <p>
          <label>
            {say(part < 1 ? 'sending' : 'reading')} <progress value={part} max={1} />
          </label>
        </p>
      )}
      <div className="k-actions">
        <button type="submit" className="k-button k-main" disabled={part !== undefined}>
          {say('upload')}
        </button>
      </div>
    </form>
  );
}
