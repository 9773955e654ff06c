import { FormGroup, SelectAsync } from '@adminjs/design-system';
import { ApiClient, type EditPropertyProps, type FilterPropertyProps, useTranslation } from 'adminjs';
import { useEffect, useState } from 'react';
import { Field, isWrong } from '../common/field';
import { describedBy, PropertyLabel } from './label';

type Option = { value: string; label: string };

/** A record of another resource, found by searching. In AdminJS's place, whose field has no label. */
export function DefaultReferenceEditProperty({ property, record, onChange }: EditPropertyProps) {
  const wrong = isWrong({ property, record });
  return (
    <Field property={property} record={record}>
      <Finder
        id={property.path}
        resource={property.reference ?? ''}
        value={String(record.params[property.path] ?? '')}
        isDisabled={property.isDisabled}
        aria-invalid={wrong}
        aria-describedby={describedBy(property, wrong)}
        onPick={(value) => onChange(property.path, value ?? null)}
      />
    </Field>
  );
}

/** The same in a filter. */
export function DefaultReferenceFilterProperty({ property, filter, onChange }: FilterPropertyProps) {
  return (
    <FormGroup variant="filter">
      <PropertyLabel property={property} filter />
      <Finder
        id={`filter-${property.path}`}
        resource={property.reference ?? ''}
        value={String(filter?.[property.path] ?? '')}
        onPick={(value) => onChange(property.path, value ?? '')}
      />
    </FormGroup>
  );
}

interface FinderProps {
  id: string;
  resource: string;
  value: string;
  isDisabled?: boolean;
  'aria-invalid'?: boolean;
  'aria-describedby'?: string | undefined;
  onPick(value: string | undefined): void;
}

/** A field to search records of a resource in, and pick one. */
export function Finder({ id, resource, value, onPick, ...rest }: FinderProps) {
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
      {...rest}
      inputId={id}
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
  const records = await new ApiClient().searchRecords({ resourceId, query });
  return records.map(({ id, title }) => ({ value: String(id), label: title }));
}

async function titleOf(resourceId: string, recordId: string): Promise<string> {
  const { data } = await new ApiClient().recordAction({ actionName: 'show', resourceId, recordId });
  return data.record?.title ?? recordId;
}
