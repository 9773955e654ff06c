import type { Findings } from '../../src/services/reports/reports.js';
import type { Dice } from '../random.js';
import { FEEDBACK } from './texts.js';

/** A report with nothing wrong. */
const FINE: Findings = {
  feedback: '',
  firewood: 4,
  choppedUpWood: 4,
  smokeDetectorIsWorking: true,
  gasIsFull: true,
  gasBurnerPrimus: 0,
  axe: 0,
  hammer: 0,
  saw: 0,
  sawBlade: 0,
  sawBench: 0,
  spade: 0,
  keroseneLamp: 0,
  detergent: 0,
  dishware: 0,
  cookware: 0,
  cabinBook: 0,
  candleHolders: 0,
  fireBlanket: 0,
  fireExtinguisher: 0,
  boatStatus: 0,
  canoeStatus: 0,
  lifeJacketsStatus: 0,
  otherFaults: '',
};

/** Faults that guests find now and then: each opens a task, but for the last two, who are not sure. */
const FAULTS: readonly Partial<Findings>[] = [
  { firewood: 1, choppedUpWood: 0, feedback: 'Nesten tomt for ved, vi hogde det vi rakk.' },
  { choppedUpWood: 1, feedback: 'Mye ved i skjulet, men nesten ingenting er kløyvd.' },
  { gasIsFull: false, feedback: 'Gassen tok slutt den siste kvelden.' },
  { smokeDetectorIsWorking: false, feedback: 'Røykvarsleren pep, så batteriet er nok flatt.' },
  { sawBlade: 2, feedback: 'Sagbladet er brukket.' },
  { axe: 2, feedback: 'Skaftet på øksa er knekt.' },
  { keroseneLamp: 2, feedback: 'Glasset på parafinlampa er knust.' },
  { dishware: 2, detergent: 2, feedback: 'Det mangler kopper, og oppvaskmiddelet er tomt.' },
  { cabinBook: 2, feedback: 'Hytteboka er full, trenger ny.' },
  { otherFaults: 'Døra til vedskjulet henger på ei hengsle.', feedback: '' },
  { otherFaults: 'Det drypper litt ved pipa når det regner.', feedback: '' },
  { fireExtinguisher: 1, fireBlanket: 1, feedback: 'Fant ikke brannteppet, men lette ikke så nøye.' },
  { hammer: 1, spade: 1, feedback: '' },
];

/** The report of the guests of a stay. */
export function findingsOf(dice: Dice): Findings {
  const usual = {
    ...FINE,
    firewood: dice.whole(2, 4),
    choppedUpWood: dice.whole(2, 4),
    feedback: dice.pick(FEEDBACK),
  };
  return dice.chance(0.25) ? { ...usual, ...dice.pick(FAULTS) } : usual;
}
