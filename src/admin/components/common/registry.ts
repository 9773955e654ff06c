import type { ComponentType } from 'react';

const components = new Map<string, ComponentType<Record<string, unknown>>>();

/** Makes components known by their names, as definitions and AdminJS's JSON have them. */
export function register(all: Record<string, unknown>): void {
  for (const [name, component] of Object.entries(all)) {
    components.set(name, component as ComponentType<Record<string, unknown>>);
  }
}

/** The component of a name; undefined for none. */
export function componentOf(name: string | undefined): ComponentType<Record<string, unknown>> | undefined {
  return name === undefined ? undefined : components.get(name);
}
