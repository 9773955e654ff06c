import { useState } from 'react';
import type { PicturesAnswer } from '../../../services/pictures/read';
import { ask } from '../common/api';
import { useWords } from '../common/use-words';
import { NOTHING_TOLD, PictureTexts, toldOf } from './picture-texts';

/** A picture with its texts, its place in the order, and the way out. */
export function PictureRow({
  picture,
  place,
  isLast,
  path,
  arePublic,
  onMove,
  onChange,
}: {
  picture: PicturesAnswer['pictures'][number];
  place: number;
  isLast: boolean;
  path: string;
  arePublic: boolean;
  onMove(by: number): Promise<void>;
  onChange(answer: PicturesAnswer, word: string): void;
}) {
  const { say, language } = useWords('Pictures');
  const { say: sayPage } = useWords('Page');
  const kept = { altNor: picture.altNor, altEng: picture.altEng };
  const [texts, setTexts] = useState(kept);
  const [told, tell] = useState(NOTHING_TOLD);
  const [isBusy, setBusy] = useState(false);
  const [isAsked, setAsked] = useState(false);
  const isOnly = place === 1 && isLast;
  const isChanged = texts.altNor !== kept.altNor || texts.altEng !== kept.altEng;
  const doIt = async (change: () => Promise<void>) => {
    setBusy(true);
    tell(NOTHING_TOLD);
    await change().catch((error: unknown) => tell(toldOf(error, sayPage)));
    setBusy(false);
  };
  const save = () =>
    doIt(async () =>
      onChange(await ask(path, { data: { ...texts, version: picture.version } }), 'described'),
    );
  const remove = () => doIt(async () => onChange(await ask(`${path}/remove`, { data: {} }), 'removed'));
  const alt = (language === 'nb' ? picture.altNor : picture.altEng) || say('picture', { place });
  return (
    <li className="k-picture">
      <a href={`/admin/pictures/${picture.name}`}>
        <img
          src={`/admin/pictures/${picture.name}?width=480`}
          width={picture.width}
          height={picture.height}
          loading="lazy"
          alt={alt}
        />
      </a>
      <form
        className="k-form"
        aria-label={say('picture', { place })}
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <PictureTexts
          id={`picture-${picture.id}`}
          texts={texts}
          told={told}
          arePublic={arePublic}
          onChange={setTexts}
        />
        <div className="k-actions">
          {isChanged ? (
            <button type="submit" className="k-button k-main" disabled={isBusy}>
              {say('save')}
            </button>
          ) : null}
          {isOnly ? null : (
            <>
              {' '}
              <button
                type="button"
                className="k-button"
                disabled={isBusy || place === 1}
                aria-label={say('earlierOf', { place })}
                onClick={() => doIt(() => onMove(-1))}
              >
                {say('earlier')}
              </button>
              <button
                type="button"
                className="k-button"
                disabled={isBusy || isLast}
                aria-label={say('laterOf', { place })}
                onClick={() => doIt(() => onMove(1))}
              >
                {say('later')}
              </button>
            </>
          )}
          {isAsked ? (
            <>
              <button type="button" className="k-button k-main k-danger" disabled={isBusy} onClick={remove}>
                {say('removeSurely')}
              </button>
              <button type="button" className="k-button" onClick={() => setAsked(false)}>
                {say('keep')}
              </button>
            </>
          ) : (
            <button
              type="button"
              className="k-button k-danger"
              aria-label={say('removeOf', { place })}
              onClick={() => setAsked(true)}
            >
              {say('remove')}
            </button>
          )}
        </div>
      </form>
    </li>
  );
}
