import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { may, PERMISSIONS, permissionsOf, ROLES, type Permission } from './roles.ts';

const names = Object.keys(PERMISSIONS) as Permission[];

describe('roles', () => {
  it('are told in docs/contracts/roles.md as they are', () => {
    const table = names.map((name) => `| \`${name}\` | ${PERMISSIONS[name].allows} | ${ROLES.map((role) => (may(role, name) ? 'yes' : '–')).join(' | ')} |`);
    const docs = readFileSync(join(import.meta.dirname, '../../docs/contracts/roles.md'), 'utf8');
    expect(docs.split('\n').filter((line) => line.startsWith('| `'))).toEqual(table);
    expect(docs).toContain(`| permission | allows | ${ROLES.join(' | ')} |`);
  });

  it('give a higher role all that a lower one has', () => {
    for (const [lower, higher] of [
      ['reporter', 'editor'],
      ['editor', 'administrator'],
    ] as const)
      expect(permissionsOf(higher)).toEqual(expect.arrayContaining([...permissionsOf(lower)]));
    expect(permissionsOf('administrator')).toEqual(names);
  });

  it('let no reporter decide what readers see', () => {
    for (const name of ['story.publish', 'story.schedule', 'story.correct', 'story.unpublish', 'story.kill', 'settings.write', 'staff.manage'] as const)
      expect(may('reporter', name)).toBe(false);
  });
});
