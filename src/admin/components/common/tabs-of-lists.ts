let tabs: Record<string, string[]> = {};

/** Makes the tabs of lists known, which the page tells. */
export function knowTabs(all: Record<string, string[]>): void {
  tabs = all;
}

/** The names of a list's tabs; none for a list without. */
export function tabsOf(resource: string): readonly string[] {
  return tabs[resource] ?? [];
}
