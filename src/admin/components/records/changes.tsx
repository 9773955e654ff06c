import type { BasePropertyProps } from 'adminjs';
import { Labelled } from '../common/labelled';
import { useTexts } from './texts';
import { useResources } from './use-resource-of';

const MOST_IN_LIST = 3;

/** What the history says of a change, a line each: «Nøkkel: Ikke hentet → Hentet». */
export function Changes({ property, record, where }: BasePropertyProps) {
  const resourceOf = useResources();
  const { name, text } = useTexts(resourceOf(String(record?.params.resource)));
  const lines = String(record?.params[property.path] ?? '').split('\n');
  const shown = where === 'list' ? lines.slice(0, MOST_IN_LIST) : lines;
  return (
    <Labelled property={property} where={where}>
      <span className="k-text">
        {shown.map((line) => inWords(line, name, text)).join('\n')}
        {shown.length < lines.length ? '\n…' : ''}
      </span>
    </Labelled>
  );
}

/** What is not of the shape `field: before → after` is the rest of a text of several lines. */
function inWords(
  line: string,
  name: (field: string) => string,
  text: (field: string, value: unknown) => string,
): string {
  const [, field, before, after] = /^(\w+): (.*?) → (.*)$/.exec(line) ?? [];
  if (field === undefined) return line;
  const [was, becomes] = [before, after].map((value) => (value === '–' ? null : value));
  return `${name(field)}: ${text(field, was)} → ${text(field, becomes)}`;
}
