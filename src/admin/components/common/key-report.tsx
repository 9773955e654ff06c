import { useCurrentAdmin } from 'adminjs';
import { useState } from 'react';
import type { KeysNowWord } from '../../locales/keys-now';
import { Field, Radios } from './field';
import { useWords } from './use-words';

/** What is told of a key that is lost or broken. */
export interface KeyReport extends Record<string, unknown> {
  became: 'lost' | 'broken';
  note: string;
  feeNok?: string;
}

interface Props {
  told: string | undefined;
  isBusy: boolean;
  /** It was out with a booking, whose price a fee can be added to: by the board. */
  mayAddFee?: boolean;
  close(): void;
  onReport(report: KeyReport): void;
}

/** Lost or broken, a note, and for the board a fee. */
export function ReportForm({ told, isBusy, mayAddFee = false, close, onReport }: Props) {
  const { say } = useWords<KeysNowWord>('KeysNow');
  const [admin] = useCurrentAdmin();
  const [became, setBecame] = useState<'lost' | 'broken'>('lost');
  const [note, setNote] = useState('');
  const [fee, setFee] = useState('');
  const isBoard = admin?.role !== 'sit';
  return (
    <form
      className="k-form"
      onSubmit={(event) => {
        event.preventDefault();
        onReport({ became, note, ...(fee === '' ? {} : { feeNok: fee }) });
      }}
    >
      <Radios<KeyReport['became']>
        name="became"
        label={say('became')}
        choices={[
          { value: 'lost', label: say('lost') },
          { value: 'broken', label: say('broken') },
        ]}
        value={became}
        onChoose={setBecame}
      />
      <Field id="keyNote" name="note" label={say('note')} help={say('noteHelp')} error={told}>
        {(input) => (
          <input
            {...input}
            type="text"
            maxLength={2000}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        )}
      </Field>
      {mayAddFee && isBoard ? (
        <Field id="feeNok" label={say('fee')} help={say('feeHelp')}>
          {(input) => (
            <input
              {...input}
              type="number"
              min={0}
              step={1}
              inputMode="numeric"
              value={fee}
              onChange={(event) => setFee(event.target.value)}
            />
          )}
        </Field>
      ) : null}
      <p className="k-small">{say('reportLead')}</p>
      <footer>
        <button type="submit" className="k-button k-main" disabled={isBusy}>
          {say('doReport')}
        </button>
        <button type="button" className="k-button" onClick={close}>
          {say('cancel')}
        </button>
      </footer>
    </form>
  );
}
