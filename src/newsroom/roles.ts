/**
 * Who may do what: the one table. A new role is a new entry of `ROLES` and a new column here; a new permission is a new
 * row. `docs/contracts/roles.md` shows the same table, held equal by `roles.test.ts`. Plain code, also read by the
 * browser app, which hides what a person may not do; the server checks on the matched route (`routes.ts`).
 */
export const ROLES = ['reporter', 'editor', 'administrator'] as const;

/** One of `ROLES`. */
export type Role = (typeof ROLES)[number];

const ALL: readonly Role[] = ROLES;
const EDITORS: readonly Role[] = ['editor', 'administrator'];
const ADMINISTRATORS: readonly Role[] = ['administrator'];

/** Each permission: which roles have it, and what it allows, in the words of the docs. */
export const PERMISSIONS = {
  'story.read': { roles: ALL, allows: 'See all stories, their versions and their previews' },
  'story.write': { roles: ALL, allows: 'Start a story, save its text and fields, restore a version' },
  'story.submit': { roles: ALL, allows: 'Send a draft to the editors' },
  'story.spike': { roles: ALL, allows: 'Put a story that never ran aside, and take it up again' },
  'story.return': { roles: EDITORS, allows: 'Send a submitted story back to draft' },
  'story.schedule': { roles: EDITORS, allows: 'Set the time at which a story goes out, and take it back' },
  'story.publish': { roles: EDITORS, allows: 'Publish, update what readers see, publish again' },
  'story.correct': { roles: EDITORS, allows: 'Publish a correction' },
  'story.unpublish': { roles: EDITORS, allows: 'Take a story off the site' },
  'story.kill': { roles: EDITORS, allows: 'Kill a story for good' },
  'wire.read': { roles: ALL, allows: 'See the wire and its sources' },
  'wire.take': { roles: ALL, allows: 'Take a wire item to a draft' },
  'wire.sources': { roles: EDITORS, allows: 'Add, change, poll and remove wire sources' },
  'media.read': { roles: ALL, allows: 'See the picture library' },
  'media.upload': { roles: ALL, allows: 'Upload pictures' },
  'weather.read': { roles: ALL, allows: 'See how the weather sources stand' },
  'settings.read': { roles: ALL, allows: 'See the station settings' },
  'settings.write': { roles: ADMINISTRATORS, allows: 'Change the station settings' },
  'staff.manage': { roles: ADMINISTRATORS, allows: 'Invite staff, change roles, suspend and remove accounts' },
  'audit.read': { roles: EDITORS, allows: 'Read the audit log' },
} as const satisfies Record<string, { roles: readonly Role[]; allows: string }>;

/** Name of one thing that a role may do. */
export type Permission = keyof typeof PERMISSIONS;

/** What a route asks for: `open` (anyone), `staff` (any signed-in member of staff), or a permission. */
export type Access = 'open' | 'staff' | Permission;

/** May this role do that? */
export function may(role: Role, permission: Permission): boolean {
  return (PERMISSIONS[permission].roles as readonly Role[]).includes(role);
}

/** All that a role may do, for the browser app. */
export function permissionsOf(role: Role): readonly Permission[] {
  return (Object.keys(PERMISSIONS) as Permission[]).filter((permission) => may(role, permission));
}
