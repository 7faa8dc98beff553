import { type CivilDate, fiscalYearOf, parseDate } from '$lib/domain/calendar';
import {
	type ChainStep,
	chainSteps,
	type DrillFault,
	type DrillRefusal,
	drillSentences,
	type StepRefusal,
	stepSentences
} from '$lib/domain/requirement';
import { requirePermission } from '$lib/server/access/guards';
import { currentDatabase, currentLedger } from '$lib/server/current';
import { chainPage } from '$lib/server/requirement/chain-page';
import { confirmStep } from '$lib/server/requirement/confirm-step';
import { changeDrill, recordDrill, removeDrill } from '$lib/server/requirement/drill-commands';
import { wholeNumber } from '$lib/server/training/seen';
import type { DrillErrors, DrillFields } from '$lib/ui/requirement/DrillForm.svelte';
import type { StepAnswer } from '$lib/ui/requirement/StepForm.svelte';
import { chainLink } from '$lib/ui/requirement/links';
import { error, fail, redirect } from '@sveltejs/kit';
import { writtenYear } from '../../year';
import type { Actions, PageServerLoad } from './$types';

const noYear = 'その年度はありません。必須研修の一覧から選び直してください。';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const viewer = requirePermission(locals, 'chain:read');
	const fiscalYear = yearOf(params.year);
	const { reader } = await currentDatabase();
	const page = await chainPage(reader, await currentLedger(), viewer, fiscalYear);
	const { searchParams: query } = url;
	const done = ['step', 'drill', 'removed'].find((one) => query.has(one)) ?? null;
	return { ...page, today: viewer.today, done };
};

function yearOf(written: string | undefined): number {
	return writtenYear(written ?? null) ?? error(404, noYear);
}

/** What was said of which form. */
type Answer = { step: (StepAnswer & { of: ChainStep }) | null; drill: DrillAnswer | null };
type DrillAnswer = { id: number | null; fields: DrillFields; errors: DrillErrors; message: string | null };

export const actions: Actions = {
	step: async ({ locals, request, params }) => {
		const viewer = requirePermission(locals, 'chain:confirm');
		const [data, fiscalYear] = [await request.formData(), yearOf(params.year)];
		const text = (name: string) => String(data.get(name) ?? '').trim();
		const step = text('step') as ChainStep;
		const fields = { confirmedOn: text('confirmedOn'), confirmedBy: text('confirmedBy'), words: text('words') };
		const accepted = data.getAll('accepted').map(String);
		const command = { ...fields, confirmedOn: parseDate(fields.confirmedOn), step, fiscalYear, accepted };
		const outcome = await confirmStep(await currentDatabase(), currentLedger, viewer, {
			...command,
			mark: text('mark')
		});
		if (outcome.ok) redirect(303, `${chainLink(fiscalYear)}?step`);
		const of = chainSteps.find((one) => one === step) ?? 'evaluation';
		const gaps = outcome.reason === 'gaps' ? outcome.gaps : null;
		const said = { ...{ of, fields, gaps }, ...saidOfStep(outcome.reason) };
		return fail(gaps === null ? 422 : 409, { step: said, drill: null } satisfies Answer);
	},
	drill: async ({ locals, request, params }) => {
		const viewer = requirePermission(locals, 'chain:confirm');
		const data = await request.formData();
		const text = (name: string) => String(data.get(name) ?? '').trim();
		const fields = {
			name: text('name'),
			heldOn: text('heldOn'),
			note: text('note'),
			participants: text('participants')
		};
		const heldOn = parseDate(fields.heldOn);
		const draft = { name: fields.name, heldOn, note: fields.note, participants: participantsIn(fields.participants) };
		const [id, seen] = [wholeNumber(data.get('id')), wholeNumber(data.get('seen')) ?? 0];
		const database = await currentDatabase();
		const outside = heldOn !== null && outsideYear(heldOn, yearOf(params.year));
		const outcome = outside
			? null
			: id === null
				? await recordDrill(database, viewer, draft)
				: await changeDrill(database, viewer, { id, seen, draft });
		if (outcome?.ok) redirect(303, `${chainLink(yearOf(params.year))}?drill#drills`);
		const said = outcome ? saidOfDrill(outcome.reason, outcome.who) : { errors: { heldOn: otherYear }, message: null };
		return fail(422, { step: null, drill: { id, fields, ...said } } satisfies Answer);
	},
	'remove-drill': async ({ locals, request, params }) => {
		const viewer = requirePermission(locals, 'chain:confirm');
		const data = await request.formData();
		const command = { id: wholeNumber(data.get('id')) ?? 0, seen: wholeNumber(data.get('seen')) ?? 0 };
		const outcome = await removeDrill(await currentDatabase(), viewer, command);
		if (outcome.ok) redirect(303, `${chainLink(yearOf(params.year))}?removed#drills`);
		const blank = { name: '', heldOn: '', note: '', participants: '' };
		const drill = { id: null, fields: blank, errors: {}, message: drillSentences[outcome.reason] };
		return fail(409, { step: null, drill } satisfies Answer);
	}
};

const stepFields: Partial<Record<StepRefusal, 'confirmedOn' | 'confirmedBy' | 'words'>> = {
	...{ 'no-day': 'confirmedOn', 'day-outside': 'confirmedOn', 'before-other': 'confirmedOn' },
	...{ 'no-name': 'confirmedBy', 'name-too-long': 'confirmedBy', 'words-too-long': 'words' }
};

/** The sentence beside the field it is about; above the form where it is about none. */
function saidOfStep(reason: StepRefusal): Pick<StepAnswer, 'errors' | 'message'> {
	const [field, message] = [stepFields[reason], stepSentences[reason]];
	return field ? { errors: { [field]: message }, message: null } : { errors: {}, message };
}

const drillFields: Partial<Record<DrillFault | DrillRefusal, keyof DrillFields>> = {
	...{
		'no-name': 'name',
		'name-too-long': 'name',
		'note-too-long': 'note',
		'no-day': 'heldOn',
		'day-to-come': 'heldOn'
	},
	...{ nobody: 'participants', twice: 'participants', 'too-many': 'participants', 'part-too-long': 'participants' },
	'unknown-people': 'participants'
};

function saidOfDrill(reason: DrillFault | DrillRefusal, who: string[]): Pick<DrillAnswer, 'errors' | 'message'> {
	const field = drillFields[reason];
	const message = `${drillSentences[reason]}${who.length > 0 ? `（${who.join('、')}）` : ''}`;
	return field ? { errors: { [field]: message }, message: null } : { errors: {}, message };
}

const otherYear = 'この年度の日ではありません。その年度のページで記録してください。';

function outsideYear(day: CivilDate, fiscalYear: number): boolean {
	return fiscalYearOf(day) !== fiscalYear;
}

/** A line each: 職員番号, and after a space what they did. */
function participantsIn(text: string): { staffNumber: string; part: string | null }[] {
	return text
		.split('\n')
		.map((line) => line.trim().match(/^(\S+)\s*(.*)$/))
		.flatMap((found) => (found ? [{ staffNumber: found[1]!.normalize('NFKC'), part: found[2] || null }] : []));
}
