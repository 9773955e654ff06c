/**
 * Our React components: the name that AdminJS and the definitions of resources know each by, and its file in
 * `src/admin/components`, which exports it under that very name. A name that AdminJS uses for a component of
 * its own (`Login`, `SidebarBranding`) takes the place of that one.
 */
export const COMPONENT_FILES = {
  DateEdit: 'fields/date-edit',
  DateFilter: 'fields/date-filter',
  DateShow: 'cells/dates',
  DateTimeShow: 'cells/dates',
  BooleanPropertyValue: 'cells/boolean',
  DefaultPropertyValue: 'cells/value',
  DefaultTextareaShowProperty: 'cells/text',
  DefaultReferenceValue: 'cells/reference',
  PropertyLabel: 'fields/label',
  DefaultEditProperty: 'fields/default',
  DefaultFilterProperty: 'fields/default',
  DefaultTextareaEditProperty: 'fields/texts',
  DefaultPasswordEditProperty: 'fields/texts',
  DefaultBooleanEditProperty: 'fields/boolean',
  DefaultBooleanFilterProperty: 'fields/boolean',
  DefaultReferenceEditProperty: 'fields/reference',
  DefaultReferenceFilterProperty: 'fields/reference',
  DefaultListAction: 'app/list',
  FilterDrawer: 'app/filter-drawer',
  Login: 'app/login',
  Sidebar: 'app/sidebar-frame',
  ActionHeader: 'app/action-header',
  TopBar: 'app/top-bar',
  NoticeBox: 'app/notices',
  DefaultShowAction: 'records/show',
  DefaultEditAction: 'records/form',
  DefaultNewAction: 'records/form',
  DeleteConfirm: 'records/delete',
  Export: 'records/export',
  History: 'records/history',
  Changes: 'records/changes',
  Party: 'records/party',
  MailText: 'records/mail',
  RecordAction: 'records/record-action',
  SetPassword: 'records/set-password',
  Desk: 'desk/desk',
  Dashboard: 'dashboard/dashboard',
  Tonight: 'dashboard/tonight',
  KoieCalendar: 'dashboard/calendar',
  Jobs: 'dashboard/jobs',
  ChangePassword: 'dashboard/change-password',
  MoveBooking: 'work/move-booking',
  CancelBooking: 'work/cancel-booking',
  ConfirmBooking: 'work/confirm-booking',
} satisfies Record<string, string>;

/** The names that there are, for who asks by a name that may not be there. */
export const Components: Partial<Record<string, string>> = Object.fromEntries(
  Object.keys(COMPONENT_FILES).map((name) => [name, name]),
);
