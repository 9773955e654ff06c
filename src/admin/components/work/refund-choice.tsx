import { Field, Radios } from '../common/field';
import { formatKroner } from '../common/format';
import { useWords } from '../common/use-words';

type Choice = 'terms' | 'all' | 'none' | 'sum';

/** How much is to go back, as the form sends it. */
export interface RefundAsked extends Record<string, string> {
  refund: Choice;
  /** A sum in kroner, as it was typed. */
  refundNok: string;
  refundReason: string;
}

export const BY_TERMS: RefundAsked = { refund: 'terms', refundNok: '', refundReason: '' };

/** What goes back, in kroner; undefined while what is typed is no sum that can. */
export function refundOf(
  { refund, refundNok }: RefundAsked,
  mostNok: number,
  byTermsNok: number,
): number | undefined {
  if (refund === 'terms') return byTermsNok;
  if (refund === 'all') return mostNok;
  if (refund === 'none') return 0;
  const sum = Number(refundNok);
  return /^\d+$/.test(refundNok) && sum <= mostNok ? sum : undefined;
}

/** Asks how much goes back: what the terms say unless one chooses otherwise, for a reason. */
export function RefundChoice({
  label,
  mostNok,
  byTerms,
  withReason = false,
  asked,
  errors,
  onChange,
}: {
  label: string;
  mostNok: number;
  /** What the terms say; left out where they are not asked. */
  byTerms?: { refundNok: number; percent?: number };
  withReason?: boolean;
  asked: RefundAsked;
  errors: Record<string, string>;
  onChange(asked: RefundAsked): void;
}) {
  const { say, language } = useWords('Work');
  const kroner = (nok: number) => formatKroner(nok, language);
  const choices: { value: Choice; label: string }[] = [
    ...(byTerms
      ? [{ value: 'terms' as const, label: say('refundTerms', { sum: kroner(byTerms.refundNok) }) }]
      : []),
    { value: 'all', label: say('refundAll', { sum: kroner(mostNok) }) },
    ...(byTerms ? [{ value: 'none' as const, label: say('refundNone') }] : []),
    { value: 'sum', label: say('refundSum') },
  ];
  return (
    <>
      <Radios
        name="refund"
        label={label}
        choices={choices}
        value={asked.refund}
        onChoose={(refund) => onChange({ ...asked, refund })}
      />
      {asked.refund === 'sum' ? (
        <Field
          id="refundNok"
          label={say('refundNok')}
          error={errors.refundNok}
          help={say('refundMost', { sum: kroner(mostNok) })}
        >
          {(input) => (
            <input
              {...input}
              type="number"
              inputMode="numeric"
              min={0}
              max={Math.floor(mostNok)}
              required
              value={asked.refundNok}
              onChange={(event) => onChange({ ...asked, refundNok: event.target.value })}
            />
          )}
        </Field>
      ) : null}
      {withReason && asked.refund !== 'terms' ? (
        <Reason
          id="refundReason"
          value={asked.refundReason}
          error={errors.refundReason}
          onChange={(refundReason) => onChange({ ...asked, refundReason })}
        />
      ) : null}
    </>
  );
}

/** Why the board does it, which stays with the account. */
export function Reason({
  id = 'reason',
  value,
  error,
  onChange,
}: {
  id?: string;
  value: string;
  error: string | undefined;
  onChange(value: string): void;
}) {
  const { say } = useWords('Work');
  return (
    <Field id={id} label={say('moneyReason')} error={error} help={say('help_moneyReason')} isRequired>
      {(input) => (
        <textarea
          {...input}
          required
          maxLength={500}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
