import { SelectAsync } from '@adminjs/design-system';
import { useTranslation } from 'adminjs';
import { useEffect, useState } from 'react';
import { api } from './api';
import type { FieldInput } from './field';

type Option = { value: string; label: string };

interface Props extends FieldInput {
  resource: string;
  value: string;
  disabled?: boolean;
  'aria-required'?: boolean;
  onPick(value: string | undefined): void;
}

/** A field to search records of a resource in, and pick one. */
export function Finder({ id, resource, value, disabled = false, onPick, ...input }: Props) {
  const { translateComponent } = useTranslation();
  const [chosen, setChosen] = useState<Option>();
  useEffect(() => {
    if (value === '' || chosen?.value === value) return;
    let isCurrent = true;
    titleOf(resource, value).then((label) => {
      if (isCurrent) setChosen({ value, label });
    });
    return () => {
      isCurrent = false;
    };
  }, [resource, value, chosen?.value]);
  return (
    <SelectAsync
      aria-invalid={input['aria-invalid']}
      aria-describedby={input['aria-describedby']}
      inputId={id}
      classNamePrefix="k-select"
      isDisabled={disabled}
      cacheOptions
      defaultOptions
      isClearable
      value={value !== '' && chosen?.value === value ? chosen : null}
      placeholder={translateComponent('Finder.placeholder')}
      noOptionsMessage={() => translateComponent('Finder.nothing')}
      loadingMessage={() => translateComponent('Finder.loading')}
      loadOptions={(query: string) => find(resource, query)}
      onChange={(option: Option | null) => {
        setChosen(option ?? undefined);
        onPick(option?.value);
      }}
    />
  );
}

async function find(resourceId: string, query: string): Promise<Option[]> {
  const records = await api.searchRecords({ resourceId, query });
  return records.map(({ id, title }) => ({ value: String(id), label: title }));
}

/** The title of a record. Throws as `ask`. */
export async function titleOf(resourceId: string, recordId: string): Promise<string> {
  const { data } = await api.recordAction({ actionName: 'show', resourceId, recordId });
  return data.record?.title ?? recordId;
}
