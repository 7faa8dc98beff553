import { beforeEach, describe, expect, it } from 'vitest';
import { type CivilDate, day } from '$lib/domain/calendar';
import { type ChainStep, chainSteps, gapInWords, gapsOf, laterThan } from '$lib/domain/requirement';
import { chainPage } from '$lib/server/requirement/chain/chain-page';
import { confirmSection } from '$lib/server/requirement/chain/confirm-section';
import { confirmStep, type StepCommand } from '$lib/server/requirement/chain/confirm-step';
import { type Actor, actors, days, requirementTown, type Town } from './town';

let town: Town;

beforeEach(async () => {
	town = await requirementTown();
	await town.published();
});

async function gaps(step: ChainStep = 'evaluation', on?: string) {
	return gapsOf(step, (await town.chain(on)).state).map(gapInWords);
}

async function later(confirmedOn: CivilDate, on?: string) {
	return laterThan(confirmedOn, (await town.chain(on)).state).map(gapInWords);
}

/** A step with everything that is missing accepted, unless told. */
async function enter(actor: Actor, changes: Partial<StepCommand> = {}, on: string = days.before) {
	const step = changes.step ?? 'evaluation';
	const said = {
		confirmedOn: day('2026-06-30') as CivilDate | null,
		confirmedBy: '統括 一',
		words: '受講が進んでいる。'
	};
	const confirmedOn = changes.confirmedOn ?? said.confirmedOn!;
	const accepted = [...(await gaps(step, on)), ...(await later(confirmedOn, on))];
	const shown = { mark: await town.mark(null, on), accepted };
	const command = { fiscalYear: 2026, step, ...said, ...shown, ...changes };
	return confirmStep(town.database, town.ledgerNow, await town.as(actor, on), command);
}

async function said(outcome: ReturnType<typeof enter>) {
	const known = await outcome;
	return known.ok ? 'done' : known.reason;
}

async function confirmAll() {
	const heads: [Actor, string][] = [
		['above', '1000'],
		['head', '1010'],
		['twoSections', '1020'],
		['twoSections', '1030']
	];
	for (const [actor, departmentCode] of heads) {
		const command = { fiscalYear: 2026, departmentCode, mark: await town.mark(departmentCode) };
		await confirmSection(town.database, town.ledgerNow, await town.as(actor), command);
	}
}

describe.each(chainSteps)('%s', (step) => {
	it.each(actors)('entered by %s: 情報セキュリティ担当 alone', async (actor) => {
		const before = await town.entries();
		const isOfficer = actor === 'security';
		expect(await said(enter(actor, { step }))).toBe(isOfficer ? 'done' : 'not-allowed');
		expect(await town.entries()).toBe(before + (isOfficer ? 1 : 0));
	});

	it.each(actors)('entered anew by %s: 情報セキュリティ担当 alone', async (actor) => {
		await enter('security', { step });
		const before = await town.entries();
		const isOfficer = actor === 'security';
		expect(await said(enter(actor, { step, words: '記録し直す。' }))).toBe(isOfficer ? 'done' : 'not-allowed');
		expect(await town.entries()).toBe(before + (isOfficer ? 1 : 0));
	});

	it('two officers at once, with other words: both are kept, and the one that came last counts', async () => {
		const both = await Promise.all(['一人目', '二人目'].map((words) => said(enter('security', { step, words }))));
		expect(both).toEqual(['done', 'done']);
		const { confirmations, state } = await town.chain();
		expect(confirmations.steps.map(({ words }) => words).sort()).toEqual(['一人目', '二人目']);
		expect(state.steps[step].confirmation).toEqual(confirmations.steps.at(-1));
	});

	it('two officers at once with the same: it is kept once', async () => {
		const both = await Promise.all([enter('security', { step }), enter('security', { step })]);
		expect(both.every(({ ok }) => ok)).toBe(true);
		expect((await town.chain()).confirmations.steps).toHaveLength(1);
	});
});

it('dated before the sections it rests on it is asked first, and that is kept', async () => {
	await confirmAll();
	const confirmedOn = day('2026-06-29');
	expect(await said(enter('security', { confirmedOn, accepted: await gaps() }))).toBe('gaps');
	expect(await said(enter('security', { confirmedOn }))).toBe('done');
	const [kept] = (await town.chain()).confirmations.steps;
	expect(kept?.gaps).toEqual(['この日より後に確認した所属 4（企画部、企画課、財政課、契約課）']);
	expect(await said(enter('security', { words: 'その日のうちに。', accepted: [] }))).toBe('done');
});

it('entered anew after the CISO was told, it is missing for the committee until the CISO is told anew', async () => {
	await confirmAll();
	await enter('security');
	await enter('security', { step: 'ciso' });
	expect(await gaps('committee')).toEqual([]);
	await enter('security', { words: '不十分' });
	expect(await gaps('committee')).toEqual([
		'CISOへの報告（このあとに統括情報セキュリティ責任者の分析・評価を記録しています）'
	]);
	await enter('security', { step: 'ciso', words: '改めて報告した。' });
	expect(await gaps('committee')).toEqual([]);
});

describe('what is missing', () => {
	it('is asked first, by name', async () => {
		await confirmAll();
		const all = ['企画部の確認', '企画課の確認', '財政課の確認', '契約課の確認'];
		await town.record('0001');
		const [evaluation, committee] = [await enter('security', { accepted: [] }), await gaps('committee')];
		const changed = ['企画課の確認（確認後に変わりました）'];
		expect(evaluation).toEqual({ ok: false, reason: 'gaps', gaps: changed });
		expect(committee).toEqual([...changed, '統括情報セキュリティ責任者の分析・評価', 'CISOへの報告']);
		expect(all).toHaveLength(4);
	});

	it('is kept with the step that went on without it', async () => {
		const missing = await gaps('ciso');
		expect(missing).toHaveLength(5);
		expect(await said(enter('security', { step: 'ciso' }))).toBe('done');
		const [kept] = (await town.chain()).confirmations.steps;
		expect(kept).toMatchObject({ step: 'ciso', gaps: missing, confirmedBy: '統括 一', words: '受講が進んでいる。' });
	});

	it('is asked again where it is more or less than what was accepted', async () => {
		const accepted = await gaps();
		expect(await said(enter('security', { accepted: accepted.slice(1) }))).toBe('gaps');
		await confirmAll();
		expect(await said(enter('security', { accepted }))).toBe('gaps');
		expect(await said(enter('security'))).toBe('done');
	});

	it('nothing is asked when everybody has confirmed and every step is there', async () => {
		await confirmAll();
		for (const step of ['evaluation', 'ciso', 'committee'] as const)
			expect(await said(enter('security', { step, accepted: [] }))).toBe('done');
		const page = await chainPage(town.database.reader, await town.ledgerNow(), await town.as('hr'), 2026);
		expect(page.steps.map(({ gaps: missing, confirmation }) => [missing, confirmation?.confirmedOn])).toEqual(
			Array(3).fill([[], '2026-06-30'])
		);
		expect(page.canConfirm).toBe(false);
	});
});

it('tells all that is wrong at once', async () => {
	const outcome = await enter('security', { confirmedOn: null, confirmedBy: '', words: 'あ'.repeat(4001) });
	expect(outcome).toMatchObject({ ok: false, faults: ['no-day', 'no-name', 'words-too-long'] });
});

it.each<{ changes: Partial<StepCommand>; reason: string }>([
	{ changes: { confirmedOn: null }, reason: 'no-day' },
	{ changes: { confirmedOn: day('2026-07-01') }, reason: 'day-outside' },
	{ changes: { confirmedOn: day('2026-03-31') }, reason: 'day-outside' },
	{ changes: { confirmedBy: ' ' }, reason: 'no-name' },
	{ changes: { confirmedBy: 'あ'.repeat(101) }, reason: 'name-too-long' },
	{ changes: { words: 'あ'.repeat(4001) }, reason: 'words-too-long' },
	{ changes: { mark: 'x' }, reason: 'changed-since' },
	{ changes: { fiscalYear: 2027 }, reason: 'year-to-come' },
	{ changes: { fiscalYear: 2025 }, reason: 'nothing-asked' },
	{ changes: { step: 'other' as ChainStep, accepted: [] }, reason: 'unknown-step' }
])('is refused: $reason', async ({ changes, reason }) => {
	const before = await town.entries();
	expect(await said(enter('security', changes))).toBe(reason);
	expect(await town.entries()).toBe(before);
});

it('is not dated before a step that comes before it', async () => {
	await enter('security');
	expect(await said(enter('security', { step: 'ciso', confirmedOn: day('2026-06-29') }))).toBe('before-other');
	expect(await said(enter('security', { step: 'ciso', confirmedOn: day('2026-06-30') }))).toBe('done');
});

it('a lost answer: the same once more is done already; with other words it is another, and the newest counts', async () => {
	const first = await enter('security');
	const before = await town.entries();
	expect(await enter('security')).toEqual(first);
	expect(await town.entries()).toBe(before);
	expect(await said(enter('security', { words: '財政課が遅れている。' }))).toBe('done');
	const { steps } = await chainPage(town.database.reader, await town.ledgerNow(), await town.as('security'), 2026);
	expect(steps[0]).toMatchObject({
		confirmation: { words: '財政課が遅れている。' },
		earlier: [{ words: '受講が進んでいる。' }]
	});
});

it('numbers that change afterwards show at the step and as missing for the next', async () => {
	await enter('security');
	await town.record('0001');
	const { state } = await town.chain();
	expect(state.steps.evaluation.changes).toMatchObject([{ before: { numerator: 0 }, after: { numerator: 1 } }]);
	expect(gapsOf('ciso', state).map(gapInWords)).toContain(
		'統括情報セキュリティ責任者の分析・評価（確認後に変わりました）'
	);
});

it('a chain that is closed in May reports the year that is over', async () => {
	await enter('security', { confirmedOn: day('2027-05-20') }, '2027-05-20');
	const [kept] = (await town.chain('2027-05-20')).confirmations.steps;
	await town.record('0001', { completedOn: day('2027-04-10') });
	expect((await town.chain('2027-06-01')).state.steps.evaluation.changes).toEqual([]);
	expect(kept?.confirmedOn).toBe('2027-05-20');
});

it('a transfer in mid-chain: the section stands as changed, is named as missing, and its new head confirms it', async () => {
	await town.record('0002');
	await confirmAll();
	expect(await gaps('evaluation', days.before)).toEqual([]);
	expect(await gaps('evaluation', days.after)).toEqual([
		'企画課の確認（確認後に変わりました）',
		'財政課の確認（確認後に変わりました）'
	]);
	const command = { fiscalYear: 2026, departmentCode: '1010', mark: await town.mark('1010', days.after) };
	const confirm = async (actor: Actor) =>
		(await confirmSection(town.database, town.ledgerNow, await town.as(actor, days.after), command)).ok;
	expect([await confirm('head'), await confirm('nextHead')]).toEqual([false, true]);
	expect(await gaps('evaluation', days.after)).toEqual(['財政課の確認（確認後に変わりました）']);
});
