import { type DjangoFields, NATURAL } from '../django/fields.js';
import { fingerprint } from '../django/fingerprint.js';
import type { DjangoModel } from '../django/model.js';
import { Refused } from '../django/refused.js';
import { language, phoneNumber } from './contact.js';

export const user: DjangoModel = {
  name: 'accounts.usermodel',
  table: 'in_users',
  columns: {
    email: 'text',
    password_hash: 'text',
    password_mark: 'text',
    first_name: 'text',
    last_name: 'text',
    date_of_birth: 'date',
    gender: 'text',
    customer_no: 'text',
    register_date: 'date',
    card_no: 'text',
    language: 'text',
    phone_number: 'text',
    contact_email: 'text',
    is_active: 'boolean',
    is_admin: 'boolean',
    is_staff: 'boolean',
    is_superuser: 'boolean',
    last_login: 'timestamptz',
  },
  records: { table: 'users', key: 'ntnui_no', isNumbered: true },
  natural: ['email'],
  read(fields, key) {
    if (!/^[1-9]\d{0,8}$/.test(key) && !key.startsWith(NATURAL)) throw new Refused(`its number is ${key}`);
    const email = fields.text('email');
    if (email === '' || /\s/.test(email)) throw new Refused(`email is ${JSON.stringify(email)}`);
    const passwordHash = fields.text('password') || '!';
    return {
      email,
      password_hash: passwordHash,
      password_mark: fingerprint(passwordHash),
      first_name: fields.text('first_name'),
      last_name: fields.text('last_name'),
      date_of_birth: fields.day('date_of_birth'),
      gender: genderOf(fields),
      customer_no: fields.optionalText('customer_no'),
      register_date: fields.day('register_date'),
      card_no: fields.optionalText('card_no'),
      language: languageOf(fields),
      phone_number: phoneOf(fields),
      contact_email: fields.optionalText('contact_email'),
      is_active: fields.flag('is_active', true),
      is_admin: fields.flag('is_admin', false),
      is_staff: fields.flag('is_staff', false),
      is_superuser: fields.flag('is_superuser', false),
      last_login: fields.moment('last_login'),
    };
  },
};

function genderOf(fields: DjangoFields): string {
  const written = fields.text('gender').toUpperCase();
  return written === 'M' || written === 'F' ? written : '-';
}

function languageOf(fields: DjangoFields): string {
  const written = fields.text('language');
  const known = language(written);
  if (!known) fields.note('Languages', `${JSON.stringify(written)} is read as nb`);
  return known ?? 'nb';
}

function phoneOf(fields: DjangoFields): string | null {
  const written = fields.optionalText('phone_number');
  if (written === null) return null;
  const number = phoneNumber(written);
  if (!number) fields.note('Phone numbers', `${JSON.stringify(written)} is kept as it is`);
  return number ?? written;
}
