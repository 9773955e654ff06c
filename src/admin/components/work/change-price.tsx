import type { ActionProps } from 'adminjs';
import { useState } from 'react';
import { ActionForm } from '../common/action-form';
import { Field } from '../common/field';
import { recordOf } from '../common/links';
import { usePost } from '../common/use-post';
import { useWords } from '../common/use-words';
import { HowPaid } from './how-paid';
import { Reason } from './refund-choice';
import { Sums } from './sums';
import { type MoneyForm, WithMoney } from './with-money';

const ORE = 100;

/** Says what a booking costs from now on, and tells what follows. */
export function ChangePrice(props: ActionProps) {
  return <WithMoney {...props}>{(form) => <Form {...form} />}</WithMoney>;
}

function Form({ record, money, target }: MoneyForm) {
  const { say } = useWords('Work');
  const { priceNok: priceNow, receivedOre } = money.account;
  const [priceNok, setPrice] = useState(String(priceNow));
  const [reason, setReason] = useState('');
  const { post, errors, told, isBusy } = usePost(target);
  const isConfirmed = record.params.state === 'confirmed';
  const wanted = /^\d+$/.test(priceNok) ? Number(priceNok) : undefined;
  const rest = wanted === undefined ? undefined : wanted - receivedOre / ORE;
  const isDearer = rest === undefined || rest >= 0;
  return (
    <ActionForm
      title={record.title}
      told={Object.keys(errors).length > 0 ? undefined : told}
      doIt={say('do_changePrice')}
      back={recordOf(target.resourceId, record.id)}
      isBusy={isBusy}
      onDo={() => post({ priceNok, reason })}
    >
      <p>{say(isConfirmed ? 'ask_changePrice' : 'ask_changePriceOfHold')}</p>
      <Field id="priceNok" label={say('newPrice')} error={errors.priceNok}>
        {(input) => (
          <input
            {...input}
            type="number"
            inputMode="numeric"
            min={0}
            required
            value={priceNok}
            onChange={(event) => setPrice(event.target.value)}
          />
        )}
      </Field>
      <Reason value={reason} error={errors.reason} onChange={setReason} />
      <Sums
        rows={[
          { label: say('priceNow'), nok: priceNow },
          { label: say('received'), nok: receivedOre / ORE },
          {
            label: say(isDearer || !isConfirmed ? 'leftToPay' : 'goesBack'),
            nok: rest === undefined ? undefined : Math.abs(isConfirmed ? rest : Math.max(rest, 0)),
            isTotal: true,
          },
        ]}
      >
        {isConfirmed && rest !== undefined && rest > 0 ? <HowPaid record={record} /> : null}
      </Sums>
    </ActionForm>
  );
}
