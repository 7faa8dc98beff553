import {
	type AuditField,
	type AuditFieldError,
	parseAuditFilter,
	parseExpected,
	unknownSubject
} from '$lib/domain/audit';
import { requirePermission } from '$lib/server/access/guards';
import { similarNumber } from '$lib/server/access/account/similar-number';
import { auditPage } from '$lib/server/audit/queries';
import { withExpected } from '$lib/server/audit/verify/expected';
import { asideWords, verificationWords } from '$lib/server/audit/verify/verification-words';
import { verifyAside } from '$lib/server/audit/verify/verify-aside';
import { currentDatabase } from '$lib/server/current';
import { settings } from '$lib/server/settings';
import { wholeNumber } from '$lib/server/training/seen';
import { fail } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	requirePermission(locals, 'audit:read');
	const { written, filter, errors } = parseAuditFilter(url.searchParams);
	if (errors.length > 0) return nothing(written, errors);

	const before = wholeNumber(url.searchParams.get('before'));
	const { reader } = await currentDatabase();
	const page = await auditPage(reader, filter, before);
	if (page.ok) return { written, errors, lines: page.lines, older: page.older, isNewest: before === null };

	const similar = page.unknown.includes('person') ? await similarNumber(reader, written.person) : null;
	return nothing(
		written,
		page.unknown.map((field) => unknownSubject(field, written[field], similar))
	);
};

/** What cannot be asked for is not answered with something else. */
function nothing(written: Record<AuditField, string>, errors: AuditFieldError[]) {
	return { written, errors, lines: null, older: null, isNewest: true };
}

/** Longer than anything that could be a number or a hash; the rest of it is not shown again. */
const longestWritten = 200;

export const actions: Actions = {
	verify: async ({ locals, request }) => {
		requirePermission(locals, 'audit:read');
		const data = await request.formData();
		const written = { number: field(data, 'number'), hash: field(data, 'hash') };
		const asked = parseExpected(written);
		if (!asked.ok) return fail(400, { verification: null, written, errors: asked.errors });
		const { databaseUrl, databaseAuthToken } = settings();
		const aside = await verifyAside(databaseUrl, databaseAuthToken);
		if (!aside.ok) return { verification: asideWords(aside), written, errors: {} };
		// Not by the check itself, which may have begun for somebody else.
		const { reader } = await currentDatabase();
		const verification = await withExpected(aside.verification, reader, asked.expected);
		return { verification: verificationWords(verification), written, errors: {} };
	}
};

function field(data: FormData, name: string): string {
	const value = data.get(name);
	return typeof value === 'string' ? value.trim().slice(0, longestWritten) : '';
}
