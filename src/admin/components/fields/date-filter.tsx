import { FormGroup } from '@adminjs/design-system';
import { type FilterPropertyProps, useTranslation } from 'adminjs';

/** From one day to another, both as `YYYY-MM-DD`, for days and moments alike. */
export function DateFilter({ property, filter, onChange }: FilterPropertyProps) {
  const { translateProperty } = useTranslation();
  return (
    <FormGroup variant="filter">
      <fieldset>
        <legend className="k-legend">{translateProperty(property.label, property.resourceId)}</legend>
        <div className="k-range">
          {(['from', 'to'] as const).map((end) => {
            const key = `${property.path}~~${end}`;
            return (
              <label key={end}>
                <span>{translateProperty(end)}</span>
                <input
                  className="k-input"
                  type="date"
                  name={`filter-${key}`}
                  value={String(filter[key] ?? '').slice(0, 10)}
                  onChange={(event) => onChange(key, event.target.value)}
                />
              </label>
            );
          })}
        </div>
      </fieldset>
    </FormGroup>
  );
}
