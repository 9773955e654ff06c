import { type ResourceJSON, useTranslation } from 'adminjs';
import { formatDay, formatKroner, formatMoment } from '../common/format';
import { formatOf } from '../common/formats';
import { useLanguage } from '../common/language';
import { useWords } from '../common/use-words';

const ORE = 100;
/** How the database writes that a value is secret. */
const SECRET = '***';

export type ValueText = (field: string, value: unknown) => string;

/** What a property of a resource is called, and what a value of it is in words, as the history has them. */
export function useTexts(resource: ResourceJSON | undefined): { name: ValueNames; text: ValueText } {
  const { tl, translateProperty } = useTranslation();
  const language = useLanguage();
  const { say } = useWords('History');
  const propertyOf = (field: string) => resource?.properties[field];
  return {
    name: (field) => translateProperty(propertyOf(field)?.label ?? field, resource?.id),
    text: (field, value) => {
      if (value === null || value === undefined || value === '') return say('empty');
      if (value === SECRET) return say('hidden');
      const property = propertyOf(field);
      if (property?.availableValues) return tl(`${field}.${value}`, resource?.id);
      if (typeof value === 'boolean' || property?.type === 'boolean') {
        return tl(String(value) === 'true' ? 'yes' : 'no');
      }
      if (property?.type === 'date') return formatDay(String(value), language);
      if (property?.type === 'datetime') return formatMoment(String(value), language);
      const format = formatOf(field);
      if (format === 'kroner') return formatKroner(Number(value), language);
      if (format === 'ore') return formatKroner(Number(value) / ORE, language);
      return typeof value === 'object' ? JSON.stringify(value) : String(value);
    },
  };
}

type ValueNames = (field: string) => string;
