import { eq } from 'drizzle-orm';
import { type ComponentProps } from 'svelte';
import { render } from 'svelte/server';
import { beforeEach, describe, expect, it } from 'vitest';
import { addDays, day } from '$lib/domain/calendar';
import { reviewSentences } from '$lib/domain/confirmation';
import { confirmedAtOnce } from '$lib/server/confirmation/confirmed';
import { correctCompletion } from '$lib/server/confirmation/correct';
import { addRow, addRows } from '$lib/server/db/rows';
import { completion, evidence, evidenceFile, holding, staff } from '$lib/server/db/schema';
import { correctHolding } from '$lib/server/qualification/commands';
import ConfirmedRecords from '$lib/ui/confirmation/ConfirmedRecords.svelte';
import { load } from '../../../src/routes/(app)/confirm/confirmed/+page.server';
import { ownCurrent } from '../../setup/current';
import { rearrange } from '../access/settle';
import { pdf } from '../evidence/files';
import { open } from './page-town';
import { type Actor, confirmingTown } from './town';

const current = ownCurrent();

let town: Awaited<ReturnType<typeof confirmingTown>>;

beforeEach(async () => {
	town = await confirmingTown();
	current.database.mockResolvedValue(town.database);
});

type Found = ComponentProps<typeof ConfirmedRecords>;
type Page = { written: string; error: string | null; found: Found | null };

const ask = async (number: string, { as = 'hr' as Actor, page = 1 } = {}) =>
	open<Page>(await town.as(as), load as never, `?number=${encodeURIComponent(number)}&page=${page}`);
const found = async (...asked: Parameters<typeof ask>) => {
	const page = await ask(...asked);
	if (typeof page === 'number' || page.found === null) throw new Error(`found nobody: ${JSON.stringify(page)}`);
	return page.found;
};
const bodyOf = (props: Found) => render(ConfirmedRecords, { props }).body;

/** A confirmed 応用情報 of this person. */
async function pass(staffNumber = '0001'): Promise<number> {
	let id = 0;
	await rearrange(town.database, async (change) => {
		const [one] = await change.db.select().from(staff).where(eq(staff.staffNumber, staffNumber));
		const claim = { qualificationCode: 'AP', passedOn: '2023-06', countedOn: day('2023-06-30') };
		const rest = { certificateNumber: 'AP-1', expiresOn: null, state: 'confirmed' as const };
		id = await addRow(change, holding, { staffId: one!.id, ...claim, ...rest });
	});
	return id;
}

describe('the confirmed records of somebody', () => {
	it('are those and no others, the latest first, each with its files and the way to 訂正', async () => {
		const older = await town.record({ state: 'confirmed', completedOn: day('2026-04-01') });
		const latest = await town.record({ state: 'confirmed', completedOn: day('2026-06-02') });
		for (const [n, state] of (['waiting', 'returned', 'withdrawn'] as const).entries())
			await town.record({ state, completedOn: addDays(day('2026-05-01'), n) });
		await town.record({ state: 'confirmed' }, '0008');
		const held = await pass();
		await rearrange(town.database, async (change) => {
			const file = { sha256: 'a'.repeat(64), type: 'application/pdf' as const, size: 9, bytes: pdf() };
			await change.db.insert(evidenceFile).values(file);
			const of = { completionId: older, holdingId: null, fileSha256: file.sha256, sentSha256: file.sha256 };
			await addRow(change, evidence, { ...of, name: '修了証.pdf' });
		});

		const records = await found('0001');
		expect(records).toMatchObject({
			person: { staffNumber: '0001', name: '海野 花子', isOwn: false },
			completions: [
				{ id: latest, course: 'DX-BASIC研修', files: 0 },
				{ id: older, files: 1 }
			],
			holdings: [{ id: held, qualification: '応用情報技術者試験', passedOn: '2023-06', files: 0 }],
			hasMore: false
		});
		expect(records.completions).toHaveLength(2);
		const body = bodyOf(records);
		for (const link of [
			`kind=completion&amp;id=${latest}&amp;number=0001`,
			`kind=holding&amp;id=${held}&amp;number=0001`
		])
			expect(body).toContain(`/confirm/correct?${link}`);
	});

	it('are shown of oneself without the way to 訂正, and it is said why', async () => {
		await town.record({ state: 'confirmed' }, '0006');
		const own = await found('0006');
		expect(own).toMatchObject({ person: { isOwn: true }, completions: [{ course: 'DX-BASIC研修' }] });
		expect(bodyOf(own)).toContain('自分の記録は自分で訂正できません。');
		expect(bodyOf(own)).not.toContain('/confirm/correct');
	});

	it('are found of somebody who has left', async () => {
		await town.record({ state: 'confirmed', completedOn: day('2026-03-01') }, '0010');
		expect(await found('0010')).toMatchObject({ person: { name: '退職 七' }, completions: [{}] });
	});

	it('come a page at a time, with the way to the others', async () => {
		await rearrange(town.database, async (change) => {
			const [one] = await change.db.select().from(staff).where(eq(staff.staffNumber, '0001'));
			const said = { staffId: one!.id, courseId: 1, hours: null, comprehension: null, method: null };
			const rows = Array.from({ length: confirmedAtOnce + 1 }, (_, n) => ({
				...{ ...said, completedOn: addDays(day('2026-01-01'), n) },
				...{ state: 'confirmed' as const, sources: ['本人'] }
			}));
			await addRows(change, completion, rows);
		});
		const first = await found('0001');
		expect(first).toMatchObject({ page: 1, hasMore: true });
		expect(first.completions).toHaveLength(confirmedAtOnce);
		expect(bodyOf(first)).toContain('/confirm/confirmed?number=0001&amp;page=2');
		const second = await found('0001', { page: 2 });
		expect(second).toMatchObject({ page: 2, hasMore: false, completions: [{ completedOn: '2026-01-01' }] });
		expect(bodyOf(second)).toContain('href="/confirm/confirmed?number=0001"');
		expect(await found('0001', { page: 3 })).toMatchObject({ completions: [], hasMore: false });
	});
});

it('says what was corrected, once its 訂正 led back', async () => {
	const id = await town.record({ state: 'confirmed' });
	const back = async (as: Actor) =>
		open<{ corrected: object | null }>(
			await town.as(as),
			load as never,
			`?number=0001&kind=completion&corrected=${id}`
		);
	expect(await back('hr')).toMatchObject({ corrected: { id, state: 'confirmed' }, found: { page: 1 } });
});

describe('the number', () => {
	it.each([
		{ typed: ' ０００１ ', because: 'full-width figures' },
		{ typed: '1', because: 'the zeros at its beginning are missing' }
	])('is understood: $because', async ({ typed }) => {
		expect(await found(typed)).toMatchObject({ person: { staffNumber: '0001' } });
	});

	it('is not guessed where two people could be meant, and the whole one is understood', async () => {
		await rearrange(town.database, async (change) => {
			const [{ id: _, ...one }] = (await change.db.select().from(staff).limit(1)) as [typeof staff.$inferSelect];
			await addRow(change, staff, { ...one, staffNumber: '00001', name: '同番 十' });
		});
		expect(await ask('1')).toMatchObject({ found: null, error: expect.stringContaining('「1」') as string });
		expect(await found('00001')).toMatchObject({ person: { name: '同番 十' } });
	});

	it.each(['9999', '0', 'x'])('of nobody is told, and stays in the field: %s', async (typed) => {
		const error = expect.stringContaining(`職員番号「${typed}」の職員は見つかりません。`) as string;
		expect(await ask(typed)).toMatchObject({ written: typed, found: null, error });
	});

	it('is asked for where it is blank; at first nothing is said', async () => {
		expect(await ask(' ')).toMatchObject({ found: null, error: '職員番号を入力してください。' });
		expect(await open(await town.as('hr'), load as never)).toMatchObject({ written: '', found: null, error: null });
	});

	it.each<Actor>(['herself', 'head', 'deputy', 'admin', 'security', 'dx'])('opens nothing to %s', async (as) => {
		await town.record({ state: 'confirmed' });
		expect(await ask('0001', { as })).toBe(403);
	});
});

describe('訂正 that changes nothing of a confirmed record', () => {
	const refused = { ok: false, reason: 'no-change-confirmed' };

	it('is told of a 受講記録, and leads to no button that is not there', async () => {
		const id = await town.record({ state: 'confirmed' });
		const claim = { courseCode: 'DX-BASIC', completedOn: day('2026-06-01'), hours: 1.5, comprehension: 4 };
		const outcome = correctCompletion(town.database, await town.as('hr'), await town.seen(id), claim, '名簿と照合');
		expect(await outcome).toEqual(refused);
		expect(reviewSentences['no-change-confirmed']).toBe('変わったところがありません。');
	});

	it('is told of a 資格', async () => {
		const id = await pass();
		const [row] = await town.database.reader.select().from(holding).where(eq(holding.id, id));
		const seen = { id, entry: row!.entry, evidence: '' };
		expect(await correctHolding(town.database, await town.as('hr'), seen, row!, '名簿と照合')).toEqual(refused);
	});
});
