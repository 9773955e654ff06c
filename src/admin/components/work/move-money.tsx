import type { RecordJSON } from 'adminjs';
import type { MoveQuote } from '../../../services/bookings/move';
import { Radios } from '../common/field';
import { formatKroner } from '../common/format';
import { useWords } from '../common/use-words';
import { HowPaid } from './how-paid';
import { type RefundAsked, RefundChoice, refundOf } from './refund-choice';
import { Sums } from './sums';

/** What becomes of the money of a booking that is moved. */
export type MoneyAsked = RefundAsked & { price: 'new' | 'kept' };

/** What a move comes to, and what becomes of the difference: it goes back by the terms, or is paid by the guest. */
export function MoveMoney({
  record,
  quote,
  asked,
  errors,
  isTold,
  onChange,
}: {
  record: RecordJSON;
  quote: Omit<MoveQuote, 'notForMembers'>;
  asked: MoneyAsked;
  errors: Record<string, string>;
  isTold: boolean;
  onChange(asked: MoneyAsked): void;
}) {
  const { say, language } = useWords('Work');
  const { priceNok, newPriceNok, differenceNok, beyondNok, refundNok, toPayNok } = quote;
  const kroner = (nok: number) => formatKroner(nok, language);
  const isConfirmed = record.params.state === 'confirmed';
  const mayReprice = isConfirmed && differenceNok !== 0;
  const isRepriced = mayReprice && asked.price === 'new';
  const back = refundOf(asked, beyondNok, refundNok);
  const becomes = back === undefined ? undefined : newPriceNok + beyondNok - back;
  return (
    <>
      <FreeBeds quote={quote} />
      {mayReprice ? (
        <Radios
          name="price"
          label={say('whichPrice')}
          choices={[
            { value: 'new', label: say('priceNew', { price: kroner(newPriceNok) }) },
            { value: 'kept', label: say('priceKept', { price: kroner(priceNok) }) },
          ]}
          value={asked.price}
          onChoose={(price) => onChange({ ...asked, price })}
        />
      ) : null}
      {isRepriced && beyondNok > 0 ? (
        <RefundChoice
          label={say('refundOfBeyond', { sum: kroner(beyondNok) })}
          mostNok={beyondNok}
          byTerms={{ refundNok }}
          withReason
          asked={asked}
          errors={errors}
          onChange={(refund) => onChange({ ...asked, ...refund })}
        />
      ) : null}
      <Sums
        rows={[
          { label: say('priceNow'), nok: priceNok },
          { label: say('priceThen'), nok: newPriceNok },
          ...(isRepriced && beyondNok > 0
            ? [
                { label: say('goesBack'), nok: back },
                { label: say('keptOfBeyond'), nok: back === undefined ? undefined : beyondNok - back },
                { label: say('costsThen'), nok: becomes, isTotal: true },
              ]
            : []),
          ...(isRepriced && toPayNok > 0 ? [{ label: say('leftToPay'), nok: toPayNok, isTotal: true }] : []),
        ]}
      >
        {isRepriced && toPayNok > 0 ? <HowPaid record={record} isTold={isTold} /> : null}
        {!isConfirmed && differenceNok !== 0 ? <p>{say('holdKeepsPrice')}</p> : null}
        {mayReprice && !isRepriced ? <p>{say('differenceDropped')}</p> : null}
      </Sums>
    </>
  );
}

function FreeBeds({ quote: { free, guests } }: { quote: Pick<MoveQuote, 'free' | 'guests'> }) {
  const { say } = useWords('Work');
  return free < guests ? (
    <p className="k-warning">{say('tooFew', { free })}</p>
  ) : (
    <p className="k-small">
      {say('freeBeds')}: {free}
    </p>
  );
}
