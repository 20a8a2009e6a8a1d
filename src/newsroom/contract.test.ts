import { describe, expect, it } from 'vitest';
import { addressOf, ROUTES, type Route } from './contract.ts';
import { MOVES } from './contract/story.ts';
import { PERMISSIONS } from './roles.ts';

const all = Object.entries(ROUTES) as [string, Route][];

describe('the contract', () => {
  it('gives every route an access that exists', () => {
    const known = ['open', 'staff', ...Object.keys(PERMISSIONS)];
    expect(all.filter(([, route]) => !known.includes(route.access)).map(([name]) => name)).toEqual([]);
  });

  it('opens nothing to strangers but sign-in, set-up and one-time links', () => {
    expect(all.filter(([, route]) => route.access === 'open').map(([name]) => name)).toEqual([
      'session.signIn',
      'setup.get',
      'setup.create',
      'links.get',
      'links.use',
    ]);
  });

  it('uses every permission at least once', () => {
    const used = new Set(all.map(([, route]) => route.access));
    expect(Object.keys(PERMISSIONS).filter((permission) => !used.has(permission as Route['access']))).toEqual([]);
  });

  it('has no two routes with one method and path', () => {
    const keys = all.map(([, route]) => `${route.method} ${route.path.replace(/:[a-z]+/g, ':')}`);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('has a schema for every parameter in a path, and a route for every move', () => {
    expect(all.filter(([, route]) => /:/.test(route.path) !== (route.params !== undefined)).map(([name]) => name)).toEqual([]);
    expect(MOVES.filter((move) => !(`stories.${move}` in ROUTES))).toEqual([]);
  });

  it('writes addresses, escaped', () => {
    expect(addressOf('versions.diff', { params: { id: 'a/b', number: 3 }, query: { to: 5 } })).toBe('/api/stories/a%2Fb/versions/3/diff?to=5');
    expect(addressOf('stories.list', { query: { text: 'new bridge', section: undefined } })).toBe('/api/stories?text=new+bridge');
  });
});
