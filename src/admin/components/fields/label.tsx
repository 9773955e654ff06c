import { Label } from '@adminjs/design-system';
import { type BasePropertyProps, useTranslation } from 'adminjs';

interface LabelProps {
  property: BasePropertyProps['property'];
  filter?: boolean;
}

/** A field's label, with its help beneath for everybody to see. In AdminJS's place, which shows help on hovering. */
export function PropertyLabel({ property, filter = false }: LabelProps) {
  const { translateProperty, tm } = useTranslation();
  if (property.hideLabel) return null;
  const id = filter ? `filter-${property.path}` : property.path;
  return (
    <>
      <Label htmlFor={id} size="lg" required={!filter && property.isRequired}>
        {translateProperty(property.label, property.resourceId)}
      </Label>
      {property.description && !filter ? (
        <span className="k-help" id={`${id}-help`}>
          {tm(property.description, property.resourceId)}
        </span>
      ) : null}
    </>
  );
}

/** What describes a field to who cannot see it: its help and what was wrong. */
export function describedBy(property: BasePropertyProps['property'], isWrong: boolean): string | undefined {
  const ids = [property.description && `${property.path}-help`, isWrong && `${property.path}-error`];
  return ids.filter(Boolean).join(' ') || undefined;
}
