import { readKind, reviewSentences } from '$lib/domain/confirmation';
import { fieldsOf, holdingFields, holdingReviewSentences, parseHolding } from '$lib/domain/qualification';
import { evidenceSentence } from '$lib/domain/evidence';
import { parseClaim, reasonFault } from '$lib/domain/training';
import { requirePermission } from '$lib/server/access/guards';
import { correctCompletion } from '$lib/server/confirmation/correct';
import { type ShownRecord, shownRecord } from '$lib/server/confirmation/records';
import { parseSeen } from '$lib/server/confirmation/seen';
import { currentDatabase, currentLedger } from '$lib/server/current';
import { removeEvidence } from '$lib/server/evidence/remove';
import { correctHolding } from '$lib/server/qualification/commands';
import { usedMethods } from '$lib/server/requirement/methods';
import { allCourses } from '$lib/server/training/queries';
import { wholeNumber } from '$lib/server/training/seen';
import { error, fail, redirect } from '@sveltejs/kit';
import { placesOf } from './places';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const viewer = requirePermission(locals, 'completion:correct');
	const { reader } = await currentDatabase();
	const [kind, id] = [readKind(url.searchParams.get('kind')), wholeNumber(url.searchParams.get('id'))];
	const record = kind && id ? await shownRecord(reader, viewer, kind, id, 'correct') : null;
	if (record === null || !['waiting', 'confirmed'].includes(record.state))
		error(404, '訂正できる記録が見つかりません。確認待ちから開き直してください。');
	return {
		record,
		...placesOf(url, record),
		isDetached: url.searchParams.has('detached'),
		fields: fieldsAsTheyAre(record),
		courses: record.kind === 'completion' ? await allCourses(reader) : [],
		methods: record.kind === 'completion' ? await usedMethods(reader, await currentLedger(), viewer.today) : []
	};
};

export const actions: Actions = {
	completion: async ({ locals, request, url }) => {
		const viewer = requirePermission(locals, 'completion:correct');
		const data = await request.formData();
		const [seen, claim, reason] = [parseSeen(data), parseClaim(data, viewer.today), reasonOf(data)];
		const errors = { ...(!claim.ok && claim.errors), ...reasonError(reason) };
		if (!claim.ok || errors.reason) return fail(422, refusal(data, errors));
		if (!seen) return fail(409, refusal(data, {}, reviewSentences['not-found']));

		const outcome = await correctCompletion(await currentDatabase(), viewer, seen, claim.value, reason);
		if (!outcome.ok) return fail(409, refusal(data, {}, reviewSentences[outcome.reason]));

		redirect(303, placesOf(url, { kind: 'completion', id: seen.id }).done);
	},

	holding: async ({ locals, request, url }) => {
		const viewer = requirePermission(locals, 'holding:correct');
		const data = await request.formData();
		const [seen, claim, reason] = [parseSeen(data), parseHolding(data, viewer.today), reasonOf(data)];
		const errors = { ...(!claim.ok && claim.errors), ...reasonError(reason) };
		if (!claim.ok || errors.reason) return fail(422, refusal(data, errors));
		if (!seen) return fail(409, refusal(data, {}, reviewSentences['not-found']));

		const outcome = await correctHolding(await currentDatabase(), viewer, seen, claim.value, reason);
		if (!outcome.ok) return fail(409, refusal(data, {}, holdingReviewSentences[outcome.reason]));

		redirect(303, placesOf(url, { kind: 'holding', id: seen.id }).done);
	},

	detach: async ({ locals, request, url }) => {
		const viewer = requirePermission(locals, 'completion:correct');
		const data = await request.formData();
		const [file, reason] = [wholeNumber(data.get('file')) ?? 0, reasonOf(data)];
		const outcome = await removeEvidence(await currentDatabase(), viewer, file, reason);
		if (!outcome.ok) {
			const tried = { file, reason, message: evidenceSentence(outcome.reason) };
			return fail(outcome.reason === 'not-found' ? 409 : 422, { ...unwritten, tried });
		}
		const [kind, id] = [
			readKind(url.searchParams.get('kind')) ?? 'completion',
			wholeNumber(url.searchParams.get('id'))
		];
		redirect(303, `/confirm/correct?${placesOf(url, { kind, id: id ?? 0 }).query}&detached`);
	}
};

/** Of a form that was not sent: the page begins it anew. */
const unwritten = { fields: null, errors: {}, message: null };

function reasonOf(data: FormData): string {
	return String(data.get('reason') ?? '').trim();
}

function reasonError(reason: string): { reason?: string } {
	const fault = reasonFault(reason);
	return fault === null ? {} : { reason: reviewSentences[fault] };
}

/** What the form begins with: what the record says now. */
function fieldsAsTheyAre(record: ShownRecord): Fields {
	if (record.kind === 'holding') return { ...blank, ...fieldsOf(record), reason: '' };
	const { courseCode, completedOn, hours, comprehension, method } = record;
	const numbers = { hours: hours?.toString() ?? '', comprehension: comprehension?.toString() ?? '' };
	const written = { ...numbers, method: method ?? '' };
	return { ...blank, courseCode, completedOn, ...written };
}

const blank = {
	...{ courseCode: '', completedOn: '', hours: '', comprehension: '', method: '' },
	...{ qualificationCode: '', passedOn: '', certificateNumber: '', validTo: '', reason: '' }
};
type Fields = typeof blank;
type Errors = Partial<Record<keyof Fields, string>>;

/** What was typed, for whoever has to try again. */
function refusal(data: FormData, errors: Errors, message: string | null = null) {
	const text = (name: keyof Fields) => String(data.get(name) ?? '');
	const claim = { courseCode: text('courseCode'), completedOn: text('completedOn') };
	const rest = { hours: text('hours'), comprehension: text('comprehension'), method: text('method') };
	const fields = { ...blank, ...claim, ...rest, reason: text('reason') };
	return { fields: { ...fields, ...holdingFields(data) }, errors, message, tried: null };
}
