import { type BasePropertyProps, useTranslation } from 'adminjs';
import { Badge, type Tone } from '../common/badge';

/** Where «no» asks for something to be done. */
const WRONG_WHEN_FALSE = ['paid', 'smokeDetectorIsWorking', 'gasIsFull', 'inUse', 'isActive', 'isHandled'];
/** Boolean properties that are shown with words of their own instead of «yes» and «no». */
const IN_WORDS = ['paid'];
const WRONG_WHEN_TRUE = ['importedOversold'];

/** «Ja» or «Nei». */
export function BooleanValue({ property, record, resource, where }: BasePropertyProps) {
  const { tl } = useTranslation();
  const raw: unknown = record?.params[property.path];
  if (raw === undefined || raw === null || raw === '') return where === 'show' ? <>–</> : null;
  const isTrue = raw === true || raw === 'true';
  const inWords = IN_WORDS.includes(property.name)
    ? tl(`${property.name}.${isTrue}`, resource.id)
    : undefined;
  return <Badge tone={toneOf(property.name, isTrue)}>{inWords ?? tl(isTrue ? 'yes' : 'no')}</Badge>;
}

function toneOf(property: string, isTrue: boolean): Tone {
  if (WRONG_WHEN_FALSE.includes(property)) return isTrue ? 'good' : 'warn';
  return WRONG_WHEN_TRUE.includes(property) && isTrue ? 'bad' : 'neutral';
}
