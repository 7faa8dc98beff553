import { type AuditField, type AuditFieldError, parseAuditFilter, unknownSubject } from '$lib/domain/audit';
import { requirePermission } from '$lib/server/access/guards';
import { auditPage } from '$lib/server/audit/queries';
import { verificationWords } from '$lib/server/audit/verification-words';
import { verifyAside } from '$lib/server/audit/verify';
import { currentDatabase } from '$lib/server/current';
import { settings } from '$lib/server/settings';
import { wholeNumber } from '$lib/server/training/seen';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	requirePermission(locals, 'audit:read');
	const { written, filter, errors } = parseAuditFilter(url.searchParams);
	if (errors.length > 0) return nothing(written, errors);

	const before = wholeNumber(url.searchParams.get('before'));
	const page = await auditPage((await currentDatabase()).reader, filter, before);
	if (page.ok) return { written, errors, lines: page.lines, older: page.older, isNewest: before === null };

	return nothing(
		written,
		page.unknown.map((field) => unknownSubject(field, written[field]))
	);
};

/** What cannot be asked for is not answered with something else. */
function nothing(written: Record<AuditField, string>, errors: AuditFieldError[]) {
	return { written, errors, lines: null, older: null, isNewest: true };
}

/** One check at a time: whoever asks meanwhile is answered by the one that runs. */
let checking: ReturnType<typeof verifyAside> | null = null;

export const actions: Actions = {
	verify: async ({ locals }) => {
		requirePermission(locals, 'audit:read');
		const { databaseUrl, databaseAuthToken } = settings();
		checking ??= verifyAside(databaseUrl, databaseAuthToken).finally(() => (checking = null));
		return { verification: verificationWords(await checking) };
	}
};
