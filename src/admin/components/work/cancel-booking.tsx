import type { ActionProps } from 'adminjs';
import { useState } from 'react';
import { ActionForm } from '../common/action-form';
import { Field } from '../common/field';
import { recordOf } from '../common/links';
import { usePost } from '../common/use-post';
import { useWords } from '../common/use-words';
import { BY_TERMS, RefundChoice, refundOf } from './refund-choice';
import { Sums } from './sums';
import { TellGuest, TOLD } from './tell-guest';
import { type MoneyForm, WithMoney } from './with-money';

/** Cancels a booking, for a reason, and tells what goes back. */
export function CancelBooking(props: ActionProps) {
  return <WithMoney {...props}>{(form) => <Form {...form} />}</WithMoney>;
}

function Form({ record, money, target }: MoneyForm) {
  const { say, language } = useWords('Work');
  const [cancelReason, setReason] = useState('');
  const [asked, setAsked] = useState(BY_TERMS);
  const [telling, setTelling] = useState(TOLD);
  const { post, errors, told, isBusy } = usePost(target);
  const { account, paidNok, ifCancelled, termsTold } = money;
  const isConfirmed = record.params.state === 'confirmed';
  const back = refundOf(asked, paidNok, ifCancelled.refundNok);
  return (
    <ActionForm
      title={record.title}
      told={Object.keys(errors).length > 0 ? undefined : told}
      doIt={say('do_cancelBooking')}
      back={recordOf(target.resourceId, record.id)}
      isBusy={isBusy}
      isDangerous
      onDo={() => post({ cancelReason, refund: asked.refund, refundNok: asked.refundNok, ...telling })}
    >
      <p>{say('ask_cancelBooking')}</p>
      <Field
        id="cancelReason"
        label={say('cancelReason')}
        error={errors.cancelReason}
        help={say('help_cancelReason')}
        isRequired
      >
        {(input) => (
          <textarea
            {...input}
            required
            value={cancelReason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
      {paidNok > 0 ? (
        <>
          {isConfirmed ? (
            <p className="k-small">
              {language === 'nb' ? account.terms.nameNb : account.terms.nameEn}:{' '}
              {termsTold[language].join(' ')}
            </p>
          ) : null}
          <RefundChoice
            label={say('refundHowMuch')}
            mostNok={paidNok}
            byTerms={ifCancelled}
            asked={asked}
            errors={errors}
            onChange={setAsked}
          />
          <Sums
            rows={[
              { label: say('paid'), nok: paidNok },
              { label: say('goesBack'), nok: back },
              { label: say('kept'), nok: back === undefined ? undefined : paidNok - back, isTotal: true },
            ]}
          />
        </>
      ) : (
        <p className="k-note">{say('nothingPaid')}</p>
      )}
      {isConfirmed ? (
        <TellGuest email={String(record.params.contactEmail ?? '')} telling={telling} onChange={setTelling} />
      ) : null}
    </ActionForm>
  );
}
