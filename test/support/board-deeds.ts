import { Booking } from '../../src/models/index.js';
import { addDays } from '../../src/platform/clock.js';
import { refundByBoard, setPriceByBoard } from '../../src/services/bookings/board-money.js';
import { cancelBooking } from '../../src/services/bookings/cancel.js';
import { moveBooking } from '../../src/services/bookings/move.js';
import type { PaymentGateway } from '../../src/services/payments/gateway.js';

const BOARD = { source: 'panel' } as const;

async function move(bookingId: number, nights: number, guestsMember: number, gateway?: PaymentGateway) {
  const booking = await Booking.findByPk(bookingId, { rejectOnEmpty: true });
  const { koieId, arrivalDate, guestsNotMember } = booking;
  const departureDate = addDays(arrivalDate, nights);
  const stay = { koieId, arrivalDate, departureDate, guestsMember, guestsNotMember };
  return moveBooking(bookingId, stay, { takeNewPrice: true }, BOARD, gateway);
}

/** What the board does to the money of a booking of 160 NOK, two guests and one night. */
export const BOARD_DEEDS = {
  'cancels by the terms': (id: number, gateway?: PaymentGateway): Promise<unknown> =>
    cancelBooking(id, { reason: 'Syk', refund: 'terms' }, BOARD, gateway),
  'gives 60 back': (id: number, gateway?: PaymentGateway): Promise<unknown> =>
    refundByBoard(id, { refund: 60, reason: 'Kaldt' }, BOARD, gateway),
  'sets the price to 100': (id: number, gateway?: PaymentGateway): Promise<unknown> =>
    setPriceByBoard(id, { priceNok: 100, reason: 'Avtalt' }, BOARD, gateway),
  'sets the price to 240': (id: number, gateway?: PaymentGateway): Promise<unknown> =>
    setPriceByBoard(id, { priceNok: 240, reason: 'Avtalt' }, BOARD, gateway),
  'moves it to a cheaper stay': (id: number, gateway?: PaymentGateway): Promise<unknown> =>
    move(id, 1, 1, gateway),
  'moves it to a dearer stay': (id: number, gateway?: PaymentGateway): Promise<unknown> =>
    move(id, 2, 2, gateway),
};
