import type { Words } from './words.js';

/** Texts about the danger of avalanches. */
export const avalancheWords: Words = {
  title: ['Snøskredfare', 'Avalanche danger'],
  source: ['Kilde: Varsom.no / NVE', 'Source: Varsom.no / NVE'],
  rule_propose: [
    'Fra faregrad {{threshold}} blir styret spurt om natta skal stenges.',
    'From danger level {{threshold}} on, the board is asked whether to close the night.',
  ],
  rule_close: [
    'Fra faregrad {{threshold}} stenges natta av seg selv, og åpnes når faren er lavere.',
    'From danger level {{threshold}} on, the night closes by itself, and opens when the danger is lower.',
  ],
  settings: ['Endre', 'Change'],
  night: ['Natt', 'Night'],
  danger: ['Faregrad', 'Danger level'],
  state: ['Koia', 'The koie'],
  level_unknown: ['Ikke kjent', 'Not known'],
  level_0: ['Ikke vurdert', 'Not assessed'],
  level_1: ['1 – liten', '1 – low'],
  level_2: ['2 – moderat', '2 – moderate'],
  level_3: ['3 – betydelig', '3 – considerable'],
  level_4: ['4 – stor', '4 – high'],
  level_5: ['5 – meget stor', '5 – very high'],
  warning: ['Varselet', 'The warning'],
  open: ['Åpen', 'Open'],
  closedBy_avalanche: ['Stengt for snøskredfare', 'Closed for avalanche danger'],
  closedBy_board: ['Stengt av styret', 'Closed by the board'],
  decision_open: ['Styret holder den åpen', 'The board keeps it open'],
  decision_closed: ['Styret holder den stengt', 'The board keeps it closed'],
  because: ['{{who}}: {{reason}}', '{{who}}: {{reason}}'],
  someone: ['Styret', 'The board'],
  noReason: ['uten grunn', 'no reason given'],
  ask_close: [
    '{{koie}}: faregrad {{level}}. Skal {{nights}} stenges?',
    '{{koie}}: danger level {{level}}. Close {{nights}}?',
  ],
  ask_lift: [
    '{{koie}}: faregraden er nå {{level}}. Skal {{nights}} åpnes igjen?',
    '{{koie}}: the danger level is now {{level}}. Open {{nights}} again?',
  ],
  closeHelp: [
    'Stenger du, gjelder det også dem som har bestilt. Du ser hvem det er etterpå.',
    'Closing is for those who have booked, too. You see who they are afterwards.',
  ],
  do_close: ['Steng', 'Close'],
  do_lift: ['Åpne igjen', 'Open again'],
  do_keep_open: ['Hold åpen …', 'Keep open …'],
  do_keep_closed: ['Hold stengt …', 'Keep closed …'],
  save_keep_open: ['Hold åpen', 'Keep open'],
  save_keep_closed: ['Hold stengt', 'Keep closed'],
  reason: ['Hvorfor?', 'Why?'],
  reasonHelp: [
    'Nettene følges ikke videre av seg selv. Grunnen står i historikken.',
    'The nights are watched no more by themselves. The reason stands in the history.',
  ],
  again: ['Ombestem natta', 'Decide anew about the night'],
  silent: [
    'Ingen gode svar om snøskredfare for område {{region}} ({{koier}}) siden {{at}}. Alt står som det var: se varsom.no selv.',
    'No good answer about avalanche danger for region {{region}} ({{koier}}) since {{at}}. All is as it was: look at varsom.no yourself.',
  ],
  silentEver: [
    'Vi har aldri fått svar om snøskredfare for område {{region}} ({{koier}}). Se varsom.no selv, og sjekk nummeret.',
    'There has never been an answer about avalanche danger for region {{region}} ({{koier}}). Look at varsom.no yourself, and check the number.',
  ],
  unconfirmed: [
    '{{koie}} følges for snøskredfare: område {{region}}, fra faregrad {{threshold}}. Er det riktig? Se over og kryss av.',
    '{{koie}} is watched for avalanche danger: region {{region}}, from level {{threshold}}. Is that right? Look it over and tick it off.',
  ],
};
