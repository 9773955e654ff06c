import { ViewHelpers } from 'adminjs';

/** Addresses of actions, as AdminJS makes them. */
export const urls = new ViewHelpers();
