import type { FigureChoice } from '../../pages/figures';
import { api } from '../common/api';
import { Page, PrintButton, Told } from '../common/page';
import { useAnswer } from '../common/use-answer';
import { useQuery } from '../common/use-query';
import { useWords } from '../common/use-words';
import { FigurePart } from './figure-part';
import { FIGURES } from './kinds';

const CHOICES = ['year', 'compare', 'koie'] as const;

/** A year at a glance: plots with a table and a file behind each. What is chosen stands in the address. */
export function FiguresPage() {
  const { say } = useWords('FiguresPage');
  const query = useQuery();
  const params = Object.fromEntries(CHOICES.map((name) => [name, query.get(name)]));
  const { answer, again } = useAnswer(
    () => api.getPage<FigureChoice>({ pageName: 'figures', params }),
    query.all,
  );
  return (
    <Page title={say('title')} lead={say('lead')} actions={<PrintButton />}>
      <Told answer={answer} again={again} lines={12}>
        {(choice) => (
          <>
            <Choice choice={choice} />
            <div className="k-grid">
              {FIGURES.map((figure) => (
                <FigurePart key={figure.name} figure={figure} choice={choice} />
              ))}
            </div>
          </>
        )}
      </Told>
    </Page>
  );
}

function Choice({ choice: { year, compare, koie, years, koier } }: { choice: FigureChoice }) {
  const { say } = useWords('FiguresPage');
  const query = useQuery();
  const go = (changed: Partial<Record<(typeof CHOICES)[number], string>>) =>
    query.go({ ...Object.fromEntries(CHOICES.map((name) => [name, query.get(name)])), ...changed });
  const others = [...new Set([...years, compare ?? year - 1, year - 1])].sort((one, other) => other - one);
  return (
    <div className="k-bar k-screen">
      <label>
        {say('year')}
        {/* Compared with the year before it again. */}
        <select value={year} onChange={(event) => go({ year: event.target.value, compare: '' })}>
          {years.map((one) => (
            <option key={one} value={one}>
              {one}
            </option>
          ))}
        </select>
      </label>
      <label>
        {say('compareWith')}
        <select value={compare ?? 'none'} onChange={(event) => go({ compare: event.target.value })}>
          <option value="none">{say('nothing')}</option>
          {others
            .filter((one) => one !== year)
            .map((one) => (
              <option key={one} value={one}>
                {one}
              </option>
            ))}
        </select>
      </label>
      <label>
        {say('koie')}
        <select value={koie ?? ''} onChange={(event) => go({ koie: event.target.value })}>
          <option value="">{say('allKoier')}</option>
          {koier.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}
