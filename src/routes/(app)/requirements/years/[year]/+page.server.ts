import { type CivilDate, fiscalYearOf, parseDate } from '$lib/domain/calendar';
import {
	type ChainStep,
	chainSteps,
	type DrillFault,
	type DrillRefusal,
	drillSentences,
	mostParticipants,
	type StepRefusal,
	stepSentence,
	withWholeNumbers
} from '$lib/domain/requirement';
import { requirePermission } from '$lib/server/access/guards';
import { currentDatabase, currentLedger } from '$lib/server/current';
import { chainPage } from '$lib/server/requirement/chain/chain-page';
import { confirmStep } from '$lib/server/requirement/chain/confirm-step';
import { changeDrill, recordDrill, removeDrill } from '$lib/server/requirement/drill-commands';
import { wholeNumber } from '$lib/server/training/seen';
import type { DrillErrors, DrillFields } from '$lib/ui/requirement/DrillForm.svelte';
import type { StepAnswer } from '$lib/ui/requirement/chain/StepForm.svelte';
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
		const reasons = 'faults' in outcome ? outcome.faults : [outcome.reason];
		const said = { ...{ of, fields, gaps }, ...saidOfStep(reasons, of) };
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
		// Of another year it is not kept here; without its day, what else is wrong is told at once.
		const asked = outside ? { ...draft, heldOn: null } : draft;
		const outcome =
			id === null
				? await recordDrill(database, viewer, asked)
				: await changeDrill(database, viewer, { id, seen, draft: asked });
		if (outcome.ok) redirect(303, `${chainLink(yearOf(params.year))}?drill#drills`);
		const { errors, message } = saidOfDrill(outcome.all);
		const said = { errors: outside ? { ...errors, heldOn: otherYear } : errors, message };
		// The whole numbers stand in the form, for a second press by whoever has read the names.
		const participants = withWholeNumbers(fields.participants, outcome.similar ?? []);
		return fail(422, { step: null, drill: { id, fields: { ...fields, participants }, ...said } } satisfies Answer);
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

/** The sentences beside the fields they are about; above the form where one is about none. */
function saidOfStep(reasons: readonly StepRefusal[], step: ChainStep): Pick<StepAnswer, 'errors' | 'message'> {
	const errors: StepAnswer['errors'] = {};
	let message: string | null = null;
	for (const reason of reasons) {
		const field = stepFields[reason];
		if (field) errors[field] = stepSentence(reason, step);
		else message = stepSentence(reason, step);
	}
	return { errors, message };
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
	...{ 'unknown-people': 'participants', 'similar-people': 'participants' }
};

type Found = { reason: DrillFault | DrillRefusal; who: string[] };

function saidOfDrill(all: readonly Found[]): Pick<DrillAnswer, 'errors' | 'message'> {
	const errors: DrillErrors = {};
	let message: string | null = null;
	for (const { reason, who } of all) {
		const field = drillFields[reason];
		const said = `${drillSentences[reason]}${who.length > 0 ? `（${who.join('、')}）` : ''}`;
		// A line each: they are read where the field is, and in the summary.
		if (field) errors[field] = [errors[field], said].filter(Boolean).join('\n');
		else message = said;
	}
	return { errors, message };
}

const otherYear = 'この年度の日ではありません。その年度のページで記録してください。';

function outsideYear(day: CivilDate, fiscalYear: number): boolean {
	return fiscalYearOf(day) !== fiscalYear;
}

/** A line each: 職員番号, and after a space what they did. Of more lines than may be, no more are read than tell that. */
function participantsIn(text: string): { staffNumber: string; part: string | null }[] {
	const people: { staffNumber: string; part: string | null }[] = [];
	for (const [, staffNumber, part] of text.matchAll(/^[^\S\n]*(\S+)[^\S\n]*(.*)$/gm)) {
		people.push({ staffNumber: staffNumber!.normalize('NFKC'), part: part!.trim() || null });
		if (people.length > mostParticipants) break;
	}
	return people;
}
