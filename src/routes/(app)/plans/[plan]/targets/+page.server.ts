import {
	cellName,
	cellRefusalSentence,
	inFields,
	parseTargets,
	readCellName,
	type TargetField,
	targetsRefusalSentence,
	type TypedTargets,
	typedTargets
} from '$lib/domain/plan';
import { requirePermission } from '$lib/server/access/guards';
import { currentDatabase, currentLedger } from '$lib/server/current';
import { sealedYears } from '$lib/server/frozen/queries';
import { targetGrid, type TargetGrid, withBelow } from '$lib/server/plan/target-grid';
import { type Others, setTargets, type TargetsOutcome } from '$lib/server/plan/targets';
import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { today } = requirePermission(locals, 'plan:edit');
	const { below } = asked(url);
	const found = await targetGrid(await currentLedger(), params.plan, { ...asked(url), added: [] }, today);
	if (!found) error(404, 'その計画はありません。計画の一覧から選び直してください。');
	const { reader } = await currentDatabase();
	const sealed = found.indicator === null ? [] : await sealedYears(reader, found.indicator.code);
	const count = (name: string) => Number(url.searchParams.get(name) ?? NaN);
	const done = {
		/** the years whose 31 March is 確定 */
		sealed,
		saved: count('saved'),
		created: url.searchParams.has('created') ? count('created') : null,
		made: url.searchParams.has('made')
	};
	return found.indicator === null
		? { plan: found.plan, grid: null, below, ...done }
		: { plan: found.plan, grid: found as TargetGrid, below, ...done };
};

export const actions: Actions = {
	save: async (event) => {
		const viewer = requirePermission(event.locals, 'plan:edit');
		const form = await readForm(event, viewer.today);
		const { typed, grid } = form;
		const parsed = parseTargets(typed, { isMean: grid.words.shape === 'mean', unit: grid.words.unit }, grid.targets);
		if (!parsed.ok) return fail(422, { ...form, errors: parsed.errors });

		const command = { ...parsed.value, indicatorCode: grid.indicator.code, seen: form.seen, agreed: form.agreed };
		const outcome = await setTargets(await currentDatabase(), viewer, command);
		if (!outcome.ok) return fail(409, { ...form, ...refused(typed, outcome) });
		redirect(303, `${event.url.pathname}?${savedQuery(event.url, grid, outcome.changed)}`);
	},
	/** Adds rows, or computes the people of what was typed; saves nothing. */
	preview: async (event) => {
		const { today } = requirePermission(event.locals, 'plan:edit');
		const form = await readForm(event, today);
		const { words, targets } = form.grid;
		const parsed = parseTargets(form.typed, { isMean: words.shape === 'mean', unit: words.unit }, targets);
		return { ...form, errors: parsed.ok ? {} : parsed.errors };
	}
};

function asked({ searchParams }: URL) {
	return { indicator: searchParams.get('indicator') ?? '', below: searchParams.get('below') ?? '' };
}

/** The grid as it was typed, with every row it had and those that were asked for. */
async function readForm({ request, params, url }: RequestEvent, today: Parameters<typeof withBelow>[2]) {
	const data = await request.formData();
	const all = typedTargets(data);
	const ledger = await currentLedger();
	const chosen = String(data.get('add') ?? '');
	const more = chosen === '' ? [] : data.has('with-below') ? withBelow(ledger, chosen, today) : [chosen];
	const question = { ...asked(url), typed: codesIn(all), added: more };
	const grid = await targetGrid(ledger, params.plan ?? '', question, today);
	if (!grid || grid.indicator === null || grid.indicator.code !== question.indicator)
		error(404, 'その指標はありません。計画の一覧から選び直してください。');
	const typed = inFields(all, grid.fields);
	const seen = Number(data.get('seen')) || 0;
	const agreed = data.get('agreed') === 'yes';
	return {
		typed,
		grid,
		seen,
		agreed,
		asks: false,
		errors: {},
		refusal: null as string | null,
		others: null as Others | null
	};
}

function codesIn({ cells }: TypedTargets): string[] {
	const codes = Object.keys(cells).map((name) => readCellName(name)?.departmentCode ?? null);
	return [...new Set(codes.filter((code) => code !== null))];
}

/** What to show of a refusal: the one who is asked again has now seen what the other one made of it. */
function refused(typed: TypedTargets, outcome: TargetsOutcome & { ok: false }) {
	const refusal = targetsRefusalSentence(outcome.reason);
	if (outcome.reason === 'changed-since') {
		const { others } = outcome;
		return { refusal, others, seen: others.entry, typed: withOthers(typed, others) };
	}
	if (!('cells' in outcome)) return { refusal, asks: outcome.reason === 'sealed-year' };
	const sentence = cellRefusalSentence(outcome.reason);
	const names = outcome.cells.flatMap((cell) => fields.map((field) => cellName(field, cell)));
	const typedNames = names.filter((name) => typed.cells[name]);
	return { refusal, errors: Object.fromEntries(typedNames.map((name) => [name, sentence])) };
}

const fields: readonly TargetField[] = ['percent', 'headcount', 'value'];

/** What only the other one has changed is taken over; what both have changed stays as it was typed. */
function withOthers({ cells, note }: TypedTargets, others: Others): TypedTargets {
	const taken = others.cells
		.filter(({ both }) => !both)
		.flatMap(({ cell }) =>
			fields.flatMap((field) => (cell[field] === undefined ? [] : [[cellName(field, cell), String(cell[field] ?? '')]]))
		);
	const isNoteTaken = others.note?.both === false;
	return { cells: { ...cells, ...Object.fromEntries(taken) }, note: isNoteTaken ? (others.note?.stands ?? '') : note };
}

function savedQuery(url: URL, grid: TargetGrid, changed: number): URLSearchParams {
	const { below } = asked(url);
	return new URLSearchParams({ indicator: grid.indicator.code, ...(below && { below }), saved: String(changed) });
}
