import type { ActionProps } from 'adminjs';
import { useState } from 'react';
import { ActionForm } from '../common/action-form';
import { recordOf } from '../common/links';
import { usePost } from '../common/use-post';
import { useWords } from '../common/use-words';
import { BY_TERMS, Reason, type RefundAsked, RefundChoice, refundOf } from './refund-choice';
import { Sums } from './sums';
import { type MoneyForm, WithMoney } from './with-money';

const ORE = 100;

/** Gives money of a booking back, whatever its terms say. */
export function GiveBack(props: ActionProps) {
  return <WithMoney {...props}>{(form) => <Form {...form} />}</WithMoney>;
}

function Form({ record, money, target }: MoneyForm) {
  const { say } = useWords('Work');
  const [asked, setAsked] = useState<RefundAsked>({ ...BY_TERMS, refund: 'sum' });
  const [reason, setReason] = useState('');
  const { post, errors, told, isBusy } = usePost(target);
  const { priceNok, receivedOre, balanceOre } = money.account;
  const receivedNok = receivedOre / ORE;
  const back = refundOf(asked, receivedNok, 0);
  const lower = back === undefined ? undefined : Math.max(back - Math.max(-balanceOre, 0) / ORE, 0);
  return (
    <ActionForm
      title={record.title}
      told={Object.keys(errors).length > 0 ? undefined : told}
      doIt={say('do_giveBack')}
      back={recordOf(target.resourceId, record.id)}
      isBusy={isBusy}
      onDo={() => post({ refund: asked.refund, refundNok: asked.refundNok, reason })}
    >
      <p>{say('ask_giveBack')}</p>
      <RefundChoice
        label={say('refundHowMuch')}
        mostNok={receivedNok}
        asked={asked}
        errors={errors}
        onChange={setAsked}
      />
      <Reason value={reason} error={errors.reason} onChange={setReason} />
      <Sums
        rows={[
          { label: say('received'), nok: receivedNok },
          { label: say('goesBack'), nok: back },
          {
            label: say('priceAfter'),
            nok: lower === undefined ? undefined : Math.max(priceNok - lower, 0),
            isTotal: true,
          },
        ]}
      />
    </ActionForm>
  );
}
