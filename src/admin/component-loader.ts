/**
 * Our React components: the name that AdminJS and the definitions of resources know each by, and its file in
 * `src/admin/components`, which exports it under that very name. A name that AdminJS uses for a component of
 * its own (`Login`, `SidebarBranding`) takes the place of that one.
 */
export const COMPONENT_FILES = {
  DateEdit: 'fields/date-edit',
} satisfies Record<string, string>;

/** The names that there are, for who asks by a name that may not be there. */
export const Components: Partial<Record<string, string>> = Object.fromEntries(
  Object.keys(COMPONENT_FILES).map((name) => [name, name]),
);
