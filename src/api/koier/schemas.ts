import Joi from 'joi';
import { DIFFICULTIES, KOIE_TYPES } from '../../models/index.js';
import { TERMS_FIELDS } from '../accounts/schemas.js';
import { answer, component, DAY_PATTERN, day, timestamp } from '../schema.js';

const shown = Joi.string().allow('');

/** Free beds by night, ascending. */
export const FreeBedsSchema = component(
  'FreeBeds',
  Joi.object()
    .pattern(Joi.string().pattern(DAY_PATTERN), Joi.number().integer().min(0))
    .description('Free beds by night (Oslo day), ascending; never below 0'),
);

export const ListedKoieSchema = component(
  'ListedKoie',
  answer({
    id: Joi.number().integer(),
    name: Joi.string(),
    slug: Joi.string(),
    number_of_beds: Joi.number().integer(),
    album: shown,
  }),
);

const LocationSchema = component(
  'Location',
  answer({
    id: Joi.number().integer(),
    latitude: Joi.string().description('Degrees, without padded zeros'),
    longitude: Joi.string().description('Degrees, without padded zeros'),
    area: shown,
    difficulty_info_nor: shown,
    difficulty_info_eng: shown,
    terrain_nor: shown,
    terrain_eng: shown,
    altitude: Joi.number().integer().description('Metres above sea level'),
    utm: shown,
    kartblad: shown.description('Map sheet'),
    map_pdf: shown,
  }),
);

const DescriptionSchema = component(
  'Description',
  answer({
    id: Joi.number().integer(),
    yr_link_nor: shown,
    yr_link_eng: shown,
    description_nor: shown,
    description_eng: shown,
    directions_nor: shown,
    directions_eng: shown,
    parking_nor: shown,
    parking_eng: shown,
  }).description('Texts may hold sanitised HTML: br b i u p ul li a[href]'),
);

const PictureSchema = component(
  'Picture',
  answer({
    url: Joi.string().description(
      'Absolute. With `?width=` it is the narrowest size of the picture that is so wide, or else its widest',
    ),
    width: Joi.number().integer().description('Pixels, of the widest size'),
    height: Joi.number().integer().description('Pixels, of the widest size'),
    alt_nor: Joi.string().description('What it shows, in Norwegian'),
    alt_eng: Joi.string().description('What it shows, in English'),
  }),
);

const BookingPeriodSchema = component(
  'BookingPeriod',
  answer({
    name_nor: Joi.string(),
    name_eng: Joi.string(),
    first_night: day(),
    last_night: day(),
    opens_at: timestamp().description('In Oslo: `2026-12-02T08:00:00+01:00`'),
    closes_at: timestamp().allow(null).description('Null: as long as the nights are to come'),
    max_nights: Joi.number().integer().allow(null).description('Of a stay that has a night of it'),
    max_guests: Joi.number().integer().allow(null).description('Of a booking that has a night of it'),
  }).description('Nights that members can book from `opens_at` on, whatever the booking window says'),
);

const AvalancheSchema = component(
  'Avalanche',
  answer({
    region: Joi.number().integer().description('Varsom’s number of the forecasting region'),
    threshold: Joi.number()
      .integer()
      .min(1)
      .max(5)
      .description('The danger level from which nights are closed'),
    days: Joi.array()
      .items(
        answer({
          date: Joi.string().pattern(DAY_PATTERN).description('Oslo day'),
          level: Joi.number()
            .integer()
            .min(0)
            .max(5)
            .allow(null)
            .description('0: not assessed, which does not mean safe; null: not known'),
          text_nor: shown,
          text_eng: shown,
        }),
      )
      .description('Today and the two days after'),
    source: Joi.string().description('To be named where the levels are shown'),
    fetched_at: Joi.string().isoDate().allow(null).description('When the source last gave a good answer'),
  })
    .allow(null)
    .description('Null where the danger of avalanches is not watched'),
);

export const KoieSchema = component(
  'Koie',
  answer({
    id: Joi.number().integer(),
    name: Joi.string(),
    slug: Joi.string(),
    price_member: Joi.number().integer().description('NOK per night'),
    price_not_member: Joi.number().integer().description('NOK per night'),
    number_of_beds: Joi.number().integer(),
    koie_type: Joi.string().valid(...KOIE_TYPES),
    difficulty: Joi.string().valid(...DIFFICULTIES),
    album: shown,
    booking_window: Joi.number().integer().description('Days ahead that can be booked'),
    booking_periods: Joi.array()
      .items(BookingPeriodSchema)
      .description('Of the nights to come, in their order. Other nights have `booking_window`'),
    bookable_until: day()
      .allow(null)
      .description('The last day on which a stay can end that members can book now; null for none'),
    location: LocationSchema,
    description: DescriptionSchema,
    pictures: Joi.array().items(PictureSchema).description('In the order to show them'),
    beds_available_in_booking_window: FreeBedsSchema,
    avalanche: AvalancheSchema,
    terms: answer({ name: Joi.string(), text_nor: shown, text_eng: shown, ...TERMS_FIELDS }).description(
      'What a booking is made under; the name in the language of the request',
    ),
  }),
);
