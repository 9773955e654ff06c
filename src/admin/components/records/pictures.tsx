import { useState } from 'react';
import type { PicturesAnswer } from '../../../services/pictures/read';
import { ask } from '../common/api';
import { Part, Told } from '../common/page';
import { useAnswer } from '../common/use-answer';
import { useWords } from '../common/use-words';
import type { KoieTabProps } from './koie-tabs';
import { AddPicture } from './picture-add';
import { PictureRow } from './picture-row';

/** Pictures of a koie, as guests see them. */
export function KoiePictures({ record }: KoieTabProps) {
  return <Pictures path={`pictures/koier/${record.id}`} arePublic />;
}

/** Pictures that belong to a report, for the board alone. */
export function ReportPictures({ id }: { id: string }) {
  return <Pictures path={`pictures/reports/${id}`} arePublic={false} />;
}

function Pictures({ path, arePublic }: { path: string; arePublic: boolean }) {
  const { say } = useWords('Pictures');
  const { answer, again } = useAnswer<PicturesAnswer>(
    async () => ({ data: await ask<PicturesAnswer>(path) }),
    path,
  );
  return (
    <Part title={say('title')}>
      <p className="k-small">{say(arePublic ? 'forGuests' : 'forBoard')}</p>
      <Told answer={answer} again={again} lines={8}>
        {(first) => <Shown first={first} path={path} arePublic={arePublic} />}
      </Told>
    </Part>
  );
}

function Shown({ first, path, arePublic }: { first: PicturesAnswer; path: string; arePublic: boolean }) {
  const { say } = useWords('Pictures');
  const [{ pictures, most }, show] = useState(first);
  const [done, tellDone] = useState('');
  const change = (answer: PicturesAnswer, word: string, values?: Record<string, number>) => {
    show(answer);
    tellDone(say(word, values));
  };
  const move = async (index: number, by: number) => {
    const ids = pictures.map(({ id }) => id);
    const [moved] = ids.splice(index, 1);
    if (moved === undefined) return;
    ids.splice(index + by, 0, moved);
    change(await ask(`${path}/order`, { data: { ids } }), 'moved', { place: index + by + 1 });
  };
  return (
    <>
      {pictures.length === 0 ? <p className="k-empty">{say('none')}</p> : null}
      <ol className="k-pictures">
        {pictures.map((picture, index) => (
          <PictureRow
            key={picture.id}
            picture={picture}
            place={index + 1}
            isLast={index === pictures.length - 1}
            path={`${path}/${picture.id}`}
            arePublic={arePublic}
            onMove={(by) => move(index, by)}
            onChange={change}
          />
        ))}
      </ol>
      <p role="status" className="k-small">
        {done}
      </p>
      {pictures.length < most ? (
        <AddPicture path={path} arePublic={arePublic} onAdded={(answer) => change(answer, 'added')} />
      ) : (
        <p className="k-note">{say('full', { most })}</p>
      )}
    </>
  );
}
