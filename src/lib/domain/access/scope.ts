import { grants, type Permission, rolesOf } from './permission';
import { type Viewer } from './viewer';

/**
 * Whom a permission reaches: the answer to "may I" and the filter of a list are both made from it. `including` is the viewer's own
 * record, reached wherever the viewer's post is; `except` those whose records are out of reach even inside: the viewer, and for a deputy the
 * heads in whose place they confirm.
 */
export type Scope =
	| { kind: 'none' }
	| { kind: 'own'; staffId: number }
	| { kind: 'departments'; codes: ReadonlySet<string>; including: number | null; except: readonly number[] }
	| { kind: 'all'; except: readonly number[] };

/** What nobody does to a record of their own, or to themselves, not even 人事; one's own training is recorded as one's own. */
export const neverOnOneself: ReadonlySet<string> = new Set<Permission>([
	'completion:record:others',
	'completion:confirm',
	'completion:correct',
	'holding:confirm',
	'holding:correct',
	'requirement:confirm',
	'requirement:remind',
	'section:remind'
]);

/** What a scope depends on of who asks. */
export type Asker = Pick<
	Viewer,
	'roles' | 'staffId' | 'departmentLine' | 'headed' | 'deputised' | 'inPlaceOf' | 'confirmation'
>;

/** How far this permission reaches for this viewer today; the reaches of several roles add up. */
export function scopeOf(viewer: Asker, permission: Permission): Scope {
	const reach = new Set([...rolesOf(viewer)].map((role) => grants[role][permission]));
	const except = neverOnOneself.has(permission) && viewer.staffId !== null ? [viewer.staffId] : [];
	if (reach.has('all')) return { kind: 'all', except };
	const codes = new Set<string>();
	const isTheirs = !confirming.has(permission) || isLeftToHeads(viewer, permission);
	if (reach.has('section') && isTheirs) for (const code of viewer.headed) codes.add(code);
	// Whoever confirms for a while reads for that while, and nothing where there is nothing to confirm.
	if (reach.has('deputised') && isLeftToHeads(viewer, permission)) for (const code of viewer.deputised) codes.add(code);
	if (reach.has('line')) for (const code of viewer.departmentLine) codes.add(code);
	const own = reach.has('own') ? viewer.staffId : null;
	const heads = confirming.has(permission) ? viewer.inPlaceOf.map(({ staffId }) => staffId) : [];
	if (codes.size > 0) return { kind: 'departments', codes, including: own, except: [...except, ...heads] };
	return own === null ? { kind: 'none' } : { kind: 'own', staffId: own };
}

const confirming: ReadonlySet<Permission> = new Set(['completion:confirm', 'holding:confirm']);

/** Whether the municipality leaves to 所属長 and their deputies to confirm what this permission is about; else it is 人事 alone. */
function isLeftToHeads({ confirmation }: Asker, permission: Permission): boolean {
	const confirmer = permission.startsWith('holding:') ? confirmation.holdings : confirmation.completions;
	return confirmer === '所属長';
}

/**
 * The accounts that judge no more than the viewer what the viewer entered for others: for a deputy, the heads in whose place they stand
 * too. Whoever confirms for all stands in nobody's place.
 */
export function entersAs(viewer: Asker & Pick<Viewer, 'accountId'>): readonly number[] {
	if (scopeOf(viewer, 'completion:confirm').kind === 'all') return [viewer.accountId];
	return [viewer.accountId, ...viewer.inPlaceOf.flatMap(({ accountId }) => accountId ?? [])];
}

/** Whether the permission reaches anything at all: whether its page and its button are there. */
export function can(viewer: Viewer, permission: Permission): boolean {
	return scopeOf(viewer, permission).kind !== 'none';
}

/**
 * Whether the scope reaches this person.
 *
 * @param departmentCode the department of the person's 本務 today; null for somebody without one or no longer employed
 */
export function reaches(scope: Scope, staffId: number, departmentCode: string | null): boolean {
	if (scope.kind === 'none') return false;
	if (scope.kind === 'own') return scope.staffId === staffId;
	if (scope.except.includes(staffId)) return false;
	if (scope.kind === 'all' || scope.including === staffId) return true;
	return departmentCode !== null && scope.codes.has(departmentCode);
}

/** Whether the scope reaches this department as a whole, for a row of figures. */
export function reachesDepartment(scope: Scope, departmentCode: string): boolean {
	return scope.kind === 'all' || (scope.kind === 'departments' && scope.codes.has(departmentCode));
}
