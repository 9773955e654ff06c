import { useMemo, useState } from 'react';
import type { FigureChoice, YearFigures } from '../../pages/figures';
import { api } from '../common/api';
import { Part, Told } from '../common/page';
import { saveFile } from '../common/save-file';
import { toldBy, useAnswer, whyOf } from '../common/use-answer';
import { useWords } from '../common/use-words';
import type { Figure } from './kinds';
import { Legend } from './legend';
import { pairsOf } from './pairs';
import { Plot } from './plot';
import { FigureTable, WeekTable } from './tables';
import { useFigureWords } from './use-figure-words';
import { useSpec } from './use-spec';

interface Asked {
  figure: Figure;
  choice: FigureChoice;
}

/** One question: its plot, and the table and the file behind it. */
export function FigurePart({ figure, choice }: Asked) {
  const { say } = useWords('FiguresPage');
  const params = paramsOf(figure, choice);
  const { answer, again } = useAnswer(
    () => api.getPage<YearFigures>({ pageName: 'figures', params }),
    JSON.stringify(params),
  );
  const isWide = figure.kind === 'heat' || figure.kind === 'levels';
  return (
    <Part id={figure.name} title={say(`title_${figure.name}`)} wide={isWide}>
      <p className="k-small">{say(`help_${figure.name}`)}</p>
      <Told answer={answer} again={again} lines={8}>
        {(found) => <Shown figure={figure} choice={choice} found={found} />}
      </Told>
    </Part>
  );
}

function Shown({ figure, choice, found }: Asked & { found: YearFigures }) {
  const { say } = useWords('FiguresPage');
  const words = useFigureWords();
  const spec = useSpec(figure, choice, found, words);
  const [isOpen, setOpen] = useState(false);
  const rows = useMemo(() => pairsOf(found), [found]);
  if (!spec) return <p className="k-empty">{say('nothingYet')}</p>;
  return (
    <>
      <Plot spec={spec.plot} told={`${say(`title_${figure.name}`)}. ${spec.told}`} />
      <Legend kind={figure.kind} compare={choice.compare} year={choice.year} />
      <div className="k-figure-foot">
        <details onToggle={(event) => setOpen(event.currentTarget.open)}>
          <summary>{say('asTable')}</summary>
          {isOpen && 'columns' in figure ? (
            <FigureTable figure={figure} choice={choice} rows={rows} words={words} />
          ) : null}
          {isOpen && !('columns' in figure) ? (
            <WeekTable figure={figure} rows={found.rows} words={words} />
          ) : null}
        </details>
        <SaveFile figure={figure} choice={choice} />
      </div>
    </>
  );
}

function SaveFile({ figure, choice }: Asked) {
  const { say } = useWords('FiguresPage');
  const page = useWords('Page');
  const [told, setTold] = useState('');
  const save = async () => {
    setTold('');
    try {
      const params = { ...paramsOf(figure, choice), file: 'csv' };
      const { data } = await api.getPage<{ csv: string; filename: string }>({ pageName: 'figures', params });
      saveFile(data);
    } catch (error) {
      setTold(toldBy(error) ?? page.say(whyOf(error)));
    }
  };
  return (
    <>
      <button
        type="button"
        className="k-button k-screen"
        aria-label={say('saveThat', { figure: say(`title_${figure.name}`) })}
        onClick={() => void save()}
      >
        {say('save')}
      </button>
      {told ? (
        <p className="k-problem" role="alert">
          {told}
        </p>
      ) : null}
    </>
  );
}

function paramsOf({ name }: Figure, { year, compare, koie }: FigureChoice) {
  return { part: name, year, compare: compare ?? 'none', ...(koie === null ? {} : { koie }) };
}
