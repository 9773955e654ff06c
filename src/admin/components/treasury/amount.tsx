import { formatOre } from '../common/format';
import type { Language } from '../common/language';

/** A cell with an amount (øre). */
export function Amount({ ore, language, label }: { ore: number; language: Language; label?: string }) {
  return (
    <td className="k-number" {...(label ? { 'data-label': label } : {})}>
      {formatOre(ore, language)}
    </td>
  );
}
