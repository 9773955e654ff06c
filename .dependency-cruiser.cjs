/** Each subject of src/services, and the other subjects that it may import; `figures` may import them all. */
const SUBJECTS = {
  avalanche: ['mail'],
  beds: ['avalanche/read\\.ts'],
  keys: ['avalanche', 'mail', 'people'],
  reports: [],
  pictures: [],
  koier: ['accounts', 'avalanche', 'beds', 'pictures'],
  receipts: [],
  'guest-links': [],
  weather: [],
  mail: ['avalanche', 'guest-links', 'payments/pay-link\\.ts', 'receipts', 'weather'],
  people: ['mail'],
  feeds: ['mail', 'people'],
  accounts: ['mail', 'receipts'],
  payments: ['accounts', 'mail'],
  messages: ['mail'],
  treasury: ['payments'],
  bookings: ['accounts', 'koier', 'mail', 'payments', 'people'],
  closures: ['accounts', 'bookings', 'mail', 'payments'],
  waitlist: ['accounts', 'bookings', 'koier', 'mail', 'payments', 'people'],
  'guest-page': [
    'waitlist',
    'accounts',
    'bookings',
    'closures',
    'feeds',
    'guest-links',
    'koier',
    'mail',
    'payments',
    'people',
    'receipts',
  ],
};

const subjectRules = Object.entries(SUBJECTS).map(([subject, others]) => ({
  name: `${subject}-imports-${others.length > 0 ? 'only-what-it-builds-on' : 'no-other-subject'}`,
  severity: 'error',
  from: { path: `^src/services/${subject}/` },
  to: {
    path: '^src/services/',
    pathNot: [subject, ...others].map((other) =>
      other.includes('/') ? `^src/services/${other}$` : `^src/services/${other}/`,
    ),
  },
}));

/** The import rules of docs/architecture.md: imports point one way. */
module.exports = {
  forbidden: [
    ...subjectRules,
    {
      name: 'platform-knows-nothing-of-koier',
      severity: 'error',
      from: { path: '^src/platform/' },
      to: { path: '^src/(?!platform/|models/)' },
    },
    {
      name: 'only-what-shows-figures-imports-them',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(services/figures|api|admin|jobs)/' },
      to: { path: '^src/services/figures/' },
    },
    {
      name: 'the-database-and-its-copies-know-no-rules',
      severity: 'error',
      from: { path: '^src/(database|backup)/' },
      to: { path: '^src/(services|api|admin|jobs|members|legacy-import|commands)/' },
    },
    {
      name: 'members-know-people-only',
      severity: 'error',
      from: { path: '^src/members/' },
      to: { path: '^src/(services/(?!people/)|api/|admin/|jobs/|commands/)' },
    },
    {
      name: 'the-old-system-knows-members-only',
      severity: 'error',
      from: { path: '^src/legacy-import/' },
      to: { path: '^src/(services|api|admin|jobs|commands)/' },
    },
    {
      name: 'only-commands-and-tests-know-commands',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/commands/' },
      to: { path: '^src/commands/' },
    },
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'api-and-admin-are-strangers',
      severity: 'error',
      from: { path: '^src/api/' },
      to: { path: '^src/admin/' },
    },
    {
      name: 'admin-and-api-are-strangers',
      severity: 'error',
      from: { path: '^src/admin/' },
      to: { path: '^src/api/' },
    },
    {
      name: 'models-know-only-models',
      severity: 'error',
      from: { path: '^src/models/' },
      to: { path: '^(src/(services|api|admin|jobs|commands|database)/|config/|seeders/)' },
    },
    {
      name: 'services-know-nobody-above',
      severity: 'error',
      from: { path: '^src/services/' },
      to: { path: '^src/(api|admin|jobs|commands)/' },
    },
    {
      name: 'jobs-know-services-only',
      severity: 'error',
      from: { path: '^src/jobs/' },
      to: { path: '^src/(api|admin|commands)/' },
    },
    {
      name: 'the-old-system-can-be-deleted-in-one-commit',
      severity: 'error',
      from: { pathNot: '^src/(legacy-import/|commands/(import|export)\\.ts$)' },
      to: { path: '^src/legacy-import/' },
    },
    {
      name: 'only-admin-knows-adminjs',
      severity: 'error',
      from: { pathNot: '^src/admin/' },
      to: { path: 'node_modules/(adminjs|@adminjs)/' },
    },
    {
      name: 'only-api-app-and-the-panel-know-express',
      severity: 'error',
      from: { pathNot: '^src/(api/|app\\.ts$|admin/)' },
      to: { path: 'node_modules/(express|@types/express)/' },
    },
    {
      name: 'everything-is-imported-from-somewhere-installed',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // Its parser knows no JSX: what components may import is in biome.json.
    exclude: { path: '^(dist|src/admin/components)/' },
    tsPreCompilationDeps: true,
    parser: 'swc',
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.js', '.json'],
    },
  },
};
