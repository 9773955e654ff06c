import type { Words } from './words.js';

/** Texts of our own components, by the component's name: `translateComponent('Desk.pickUps')` finds `Desk: { pickUps }`. */
export const componentWords: Words = {};
