import { ComponentLoader } from './adminjs.js';

export const componentLoader = new ComponentLoader();

/** Our components, by the name that definitions of resources call them. */
export const Components: Record<string, string> = {};
