import { refundByBoard, setPriceByBoard } from '../../services/bookings/board-money.js';
import { isAlive, refundIn, textIn, wholeNok, work } from './booking-work.js';

/** The board gives money of a booking back, whatever its terms say. */
export const giveBackOfBooking = work(
  'booking_given_back',
  (id, sent, actor) => {
    const refund = refundIn(sent);
    const sum = typeof refund === 'number' ? refund : refund === 'all' ? refund : Number.NaN;
    return refundByBoard(id, { refund: sum, reason: textIn(sent.reason) }, actor);
  },
  {
    icon: 'RotateCcw',
    component: 'GiveBack',
    isVisible: ({ record }) => {
      const { state, priceNok, balanceOre } = record?.params ?? {};
      return ['confirmed', 'cancelled'].includes(state) && Number(priceNok) * 100 > Number(balanceOre);
    },
  },
);

/** The board says what a booking costs from now on. */
export const changePrice = work(
  'price_changed',
  (id, sent, actor) =>
    setPriceByBoard(id, { priceNok: wholeNok(sent.priceNok), reason: textIn(sent.reason) }, actor),
  { icon: 'Edit2', component: 'ChangePrice', isVisible: isAlive },
);
