import {
	type DeputyErrors,
	type DeputyFields,
	type DeputyRefusal,
	deputySentences,
	parseDeputation
} from '$lib/domain/confirmation';
import { requirePermission } from '$lib/server/access/guards';
import { appointDeputy, endDeputy } from '$lib/server/confirmation/deputy/deputies';
import { deputiesFor, deputyDepartments } from '$lib/server/confirmation/deputy/deputy-list';
import { currentDatabase } from '$lib/server/current';
import { wholeNumber } from '$lib/server/training/seen';
import { fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const viewer = requirePermission(locals, 'deputy:appoint');
	const { reader } = await currentDatabase();
	const deputies = await deputiesFor(reader, viewer);
	const appointed = wholeNumber(url.searchParams.get('appointed'));
	return {
		deputies,
		departments: await deputyDepartments(reader, viewer),
		today: viewer.today,
		/** whether there is anything to confirm in the place of a 所属長 */
		headsConfirm: Object.values(viewer.confirmation).includes('所属長'),
		confirmation: viewer.confirmation,
		appointed: deputies.find(({ id }) => id === appointed) ?? null,
		isEnded: url.searchParams.has('ended')
	};
};

export const actions: Actions = {
	appoint: async ({ locals, request }) => {
		const viewer = requirePermission(locals, 'deputy:appoint');
		const entered = parseDeputation(await request.formData(), viewer.today);
		if (!entered.ok) return fail(422, { fields: entered.fields, errors: entered.errors, message: null });

		const outcome = await appointDeputy(await currentDatabase(), viewer, entered.value);
		if (!outcome.ok) return fail(409, refusal(outcome.reason, entered.fields));

		redirect(303, `/deputies?appointed=${outcome.id}`);
	},

	end: async ({ locals, request }) => {
		const viewer = requirePermission(locals, 'deputy:appoint');
		const id = wholeNumber((await request.formData()).get('id'));
		const outcome =
			id === null
				? ({ ok: false, reason: 'not-found' } as const)
				: await endDeputy(await currentDatabase(), viewer, id);
		if (!outcome.ok) return fail(409, refusal(outcome.reason, null));

		redirect(303, '/deputies?ended');
	}
};

const fieldOf: Partial<Record<DeputyRefusal, keyof DeputyFields>> = {
	'unknown-department': 'departmentCode',
	...{ 'unknown-person': 'staffNumber', oneself: 'staffNumber', 'is-head': 'staffNumber' },
	...{ 'no-account': 'staffNumber', 'already-deputy': 'staffNumber' }
};

/** The sentence beside the field it is about; above the form where it is about none. */
function refusal(reason: DeputyRefusal, fields: DeputyFields | null) {
	const [field, message] = [fields && fieldOf[reason], deputySentences[reason]];
	const errors: DeputyErrors = field ? { [field]: message } : {};
	return { fields, errors, message: field ? null : message };
}
