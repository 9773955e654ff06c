import { type ResourceJSON, useTranslation } from 'adminjs';
import { useEffect, useState } from 'react';
import { titleOf } from '../common/finder';
import { formatDay } from '../common/format';
import { Icon } from '../common/icon';
import { useWords } from '../common/use-words';
import { type Filters, useFilters } from './use-filters';

type PropertyOfList = ResourceJSON['filterProperties'][number];

/** What the list is filtered by, each to be taken away, and all at once. */
export function FilterChips({ resource }: { resource: ResourceJSON }) {
  const { translateButton, translateProperty } = useTranslation();
  const { say } = useWords('List');
  const { filters, set, filterBy, clear } = useFilters();
  const chips = resource.filterProperties.flatMap((property) => {
    const names = namesOf(property).filter((name) => set[name] !== undefined);
    return names.length > 0 ? [{ property, names }] : [];
  });
  if (chips.length === 0) return null;
  const without = (names: readonly string[]) =>
    filterBy(Object.fromEntries(Object.entries(filters).filter(([name]) => !names.includes(name))));
  return (
    <ul className="k-chips" aria-label={say('filteredBy')}>
      {chips.map(({ property, names }) => {
        const label = translateProperty(property.label, property.resourceId);
        return (
          <li key={property.propertyPath}>
            <button type="button" className="k-chip" onClick={() => without(names)}>
              <span>
                {label}: <strong>{<Told property={property} set={set} />}</strong>
              </span>
              <Icon icon="X" />
              <span className="k-hidden">{say('takeAway')}</span>
            </button>
          </li>
        );
      })}
      <li>
        <button type="button" className="k-plain" onClick={clear}>
          {translateButton('resetFilter', resource.id)}
        </button>
      </li>
    </ul>
  );
}

function namesOf({ propertyPath: path }: PropertyOfList): string[] {
  return [path, `${path}~~from`, `${path}~~to`];
}

/** The value of a filter in words. */
function Told({ property, set }: { property: PropertyOfList; set: Filters }) {
  const { tl } = useTranslation();
  const { language, say } = useWords('List');
  const { propertyPath: path, resourceId } = property;
  const [from, to, value = ''] = [set[`${path}~~from`], set[`${path}~~to`], set[path]];
  const inWords = (text: string) =>
    property.type === 'date' || property.type === 'datetime' ? formatDay(text, language) : text;
  if (from && to) return <>{`${inWords(from)} – ${inWords(to)}`}</>;
  if (from) return <>{say('from', { value: inWords(from) })}</>;
  if (to) return <>{say('to', { value: inWords(to) })}</>;
  if (property.availableValues) return <>{tl(`${path}.${value}`, resourceId)}</>;
  if (property.type === 'boolean') return <>{tl(value === 'true' ? 'yes' : 'no')}</>;
  if (property.reference) return <Title resource={property.reference} id={value} />;
  return <>{inWords(value)}</>;
}

function Title({ resource, id }: { resource: string; id: string }) {
  const [title, setTitle] = useState('…');
  useEffect(() => {
    let isCurrent = true;
    titleOf(resource, id).then(
      (found) => isCurrent && setTitle(found),
      () => isCurrent && setTitle(id),
    );
    return () => {
      isCurrent = false;
    };
  }, [resource, id]);
  return <>{title}</>;
}
