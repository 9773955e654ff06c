import { type BasePropertyProps, useTranslation } from 'adminjs';
import { Badge } from '../common/badge';
import { formatKroner } from '../common/format';
import { formatOf } from '../common/formats';
import { useLanguage } from '../common/language';
import { plainText } from '../common/plain-text';
import { toneOf } from './tones';

const ORE = 100;
/** As much of a uuid as people read out. */
const UUID_START = 8;

/** Codes as words on a colour, money as money, addresses as links. In AdminJS's place, in lists and on records' pages. */
export function Value({ property, record, resource, where }: BasePropertyProps) {
  const { tl } = useTranslation();
  const language = useLanguage();
  const raw: unknown = record?.params[property.path];
  if (raw === undefined || raw === null || raw === '') return where === 'show' ? <>–</> : null;
  const value = String(raw);
  if (property.availableValues) {
    return (
      <Badge tone={toneOf(resource.id, property.name, value)}>
        {tl(`${property.propertyPath}.${value}`, resource.id)}
      </Badge>
    );
  }
  if (property.type === 'uuid' && where === 'list') {
    return (
      <span className="k-money" title={value}>
        {value.slice(0, UUID_START)}…
      </span>
    );
  }
  switch (formatOf(property.name)) {
    case 'kroner':
      return <span className="k-money">{formatKroner(Number(value), language)}</span>;
    case 'ore':
      return <span className="k-money">{formatKroner(Number(value) / ORE, language)}</span>;
    case 'email':
      return <Address href={`mailto:${value}`} text={value} />;
    case 'phone':
      return <Address href={`tel:${value.replaceAll(' ', '')}`} text={value} />;
    case 'web':
      return /^https?:\/\//.test(value) ? <Address href={value} text={value} /> : <span>{value}</span>;
    default:
      return <span className={where === 'list' ? 'k-clip' : 'k-text'}>{plainText(value)}</span>;
  }
}

function Address({ href, text }: { href: string; text: string }) {
  return (
    <a className="k-link" href={href} rel="noreferrer" onClick={(event) => event.stopPropagation()}>
      {text}
    </a>
  );
}
