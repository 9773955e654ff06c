import { type BasePropertyProps, type EditPropertyProps, useTranslation } from 'adminjs';
import type { ReactNode } from 'react';
import { Field, type FieldInput } from '../common/field';

/** The properties of a component that edits a value in a form. */
export interface PropertyInput extends FieldInput {
  disabled: boolean;
  'aria-required': boolean;
}

/** A property in a form, with its help and what was wrong with what was sent. */
export function PropertyField({
  property,
  record,
  children,
}: Pick<EditPropertyProps, 'property' | 'record'> & { children: (input: PropertyInput) => ReactNode }) {
  const { translateProperty, tm } = useTranslation();
  const { path, resourceId, description, isDisabled, isRequired } = property;
  const error = record.errors?.[path];
  return (
    <Field
      id={path}
      {...(property.hideLabel ? {} : { label: translateProperty(property.label, resourceId) })}
      help={description ? tm(description, resourceId) : undefined}
      error={error ? tm(error.message, resourceId) : undefined}
      isRequired={isRequired}
    >
      {/* Whoever leaves it empty is told so by us, in the panel's language. */}
      {(input) => children({ ...input, disabled: isDisabled, 'aria-required': isRequired })}
    </Field>
  );
}

/** A property in a filter. */
export function FilterField({
  property,
  children,
}: Pick<BasePropertyProps, 'property'> & { children: (input: FieldInput) => ReactNode }) {
  const { translateProperty } = useTranslation();
  return (
    <Field id={`filter-${property.path}`} label={translateProperty(property.label, property.resourceId)}>
      {children}
    </Field>
  );
}

/** The value of a property in a form or a filter, as text. */
export function textOf(params: Record<string, unknown> | undefined, path: string): string {
  return String(params?.[path] ?? '');
}
