import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { panels } from '../../src/admin/panels.js';
import { useDatabase } from '../support/database.js';

describe('the icons of the panel', () => {
  useDatabase();

  it('are in the bundle, each that an action or a page names', () => {
    const file = new URL('../../src/admin/components/common/icon.tsx', import.meta.url);
    const list = /ICONS: [^{]+\{([^}]+)\}/.exec(readFileSync(file, 'utf8'))?.[1] ?? '';
    const bundled = list.split(/[\s,]+/).filter(Boolean);
    const named = Object.values(panels()).flatMap((admin) => [
      ...Object.values(admin.options.pages ?? {}).map(({ icon }) => icon),
      ...admin.resources.flatMap((resource) =>
        Object.values(resource.decorate().options.actions ?? {}).map((action) => action?.icon),
      ),
    ]);
    const ofAdminjs = ['Plus', 'Edit', 'Trash2'];
    expect(bundled).to.include.members([...named.filter((icon) => icon !== undefined), ...ofAdminjs]);
  });
});
