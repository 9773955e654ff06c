import { type FilterPropertyProps, useTranslation } from 'adminjs';
import { textOf } from './property-field';

/** From one day to another, both as `YYYY-MM-DD`, for days and moments alike. */
export function DateFilter({ property, filter, onChange }: FilterPropertyProps) {
  const { translateProperty } = useTranslation();
  return (
    <fieldset className="k-field">
      <legend>{translateProperty(property.label, property.resourceId)}</legend>
      <div className="k-range">
        {(['from', 'to'] as const).map((end) => {
          const key = `${property.path}~~${end}`;
          return (
            <label key={end}>
              <span className="k-small">{translateProperty(end)}</span>
              <input
                type="date"
                name={`filter-${key}`}
                value={textOf(filter, key).slice(0, 10)}
                onChange={(event) => onChange(key, event.target.value)}
              />
            </label>
          );
        })}
      </div>
    </fieldset>
  );
}
