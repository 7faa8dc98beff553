import { type AuditField, auditFields, type PartTarget } from '$lib/domain/audit';

/** The address of the log under conditions as they were written; blank ones are left out. */
export function auditLink(written: Partial<Record<AuditField, string>>, before: number | null = null): string {
	const query = auditQuery(written);
	if (before !== null) query.set('before', String(before));
	return query.size === 0 ? '/audit' : `/audit?${query}`;
}

/** Where a form of the log is sent, so that its answer stands under the same conditions. */
export function auditAction(action: string, written: Partial<Record<AuditField, string>>): string {
	const query = auditQuery(written);
	return query.size === 0 ? `?/${action}` : `?/${action}&${query}`;
}

/** The address of all entries about a person, a record or an import. */
export function targetLink(to: PartTarget): string {
	const [[field = '', value = ''] = []] = Object.entries(to);
	return auditLink({ [field]: String(value) });
}

function auditQuery(written: Partial<Record<AuditField, string>>): URLSearchParams {
	const given = auditFields.filter((field) => (written[field] ?? '') !== '');
	return new URLSearchParams(given.map((field) => [field, written[field] ?? '']));
}
