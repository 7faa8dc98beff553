import { beforeEach, expect, it } from 'vitest';
import { account, evidence, evidenceFile, holding } from '$lib/server/db/schema';
import { addRow } from '$lib/server/db/rows';
import { day } from '$lib/domain/calendar';
import { homeOf } from '$lib/server/home/queries';
import { meOf } from '$lib/server/home/me';
import { LedgerKeeper } from '$lib/server/ledger/keeper';
import { inArray } from 'drizzle-orm';
import { pdf } from '../evidence/files';
import { rearrange } from '../access/settle';
import { type Actor, confirmingTown } from '../confirmation/town';

/** ホーム: what waits for whom, and what of one's own asks for something. 所属長 confirm 受講記録 and 資格. */

let town: Awaited<ReturnType<typeof confirmingTown>>;

beforeEach(async () => {
	town = await confirmingTown();
});

async function home(actor: Actor, on?: string) {
	const keeper = new LedgerKeeper(town.database);
	return homeOf(town.database.reader, await keeper.current(), await town.as(actor, on));
}

/** A registration of 花子's; its id. */
async function hold(values: Partial<typeof holding.$inferInsert> = {}): Promise<void> {
	await rearrange(town.database, async (change) => {
		const passed = {
			passedOn: '2023-10-01',
			countedOn: day('2023-10-01'),
			certificateNumber: null,
			certificateKey: null
		};
		const stands = { expiresOn: day('2026-10-01'), state: 'confirmed' as const };
		await addRow(change, holding, { staffId: 1, qualificationCode: 'RISS', ...passed, ...stands, ...values } as never);
	});
}

it.each<{ actor: Actor; counts: [number, number] | null; because: string }>([
	{ actor: 'head', counts: [1, 1], because: '自所属の人の受講記録と資格' },
	{ actor: 'deputy', counts: [1, 1], because: '代行する所属の分' },
	{ actor: 'hr', counts: [1, 1], because: 'すべての人の分' },
	{ actor: 'otherHead', counts: [0, 0], because: 'ほかの所属の長' },
	{ actor: 'herself', counts: null, because: '確認しない人' },
	{ actor: 'admin', counts: null, because: '管理者' }
])('$because: $actor', async ({ actor, counts }) => {
	await town.record();
	await hold({ state: 'waiting' });
	const { confirming } = await home(actor);
	const shown = confirming && [confirming.completions, confirming.holdings];
	expect(shown).toEqual(counts);
	// The header of every page does not wait for the ledger, which may be loading for seconds.
	const loading = () => Promise.reject(new Error('still loading'));
	const { waiting } = await meOf(town.database.reader, loading, await town.as(actor));
	expect(waiting).toBe(counts && counts[0] + counts[1]);
});

it('names what waits without evidence, of what its person said themself', async () => {
	const [bare, proven] = [await town.record(), await town.record({ completedOn: day('2026-06-02') })];
	await town.record({ completedOn: day('2026-06-03'), state: 'confirmed' });
	await town.record({ completedOn: day('2026-06-04'), sources: ['代理'] });
	await rearrange(town.database, async (change) => {
		const file = { sha256: 'a'.repeat(64), type: 'application/pdf' as const, size: 9, bytes: pdf() };
		await change.db.insert(evidenceFile).values(file);
		const of = { completionId: proven, holdingId: null, fileSha256: file.sha256, sentSha256: file.sha256 };
		await addRow(change, evidence, { ...of, name: null });
	});
	expect((await home('herself')).withoutEvidence).toMatchObject([{ id: bare }]);
	expect((await home('head')).withoutEvidence).toEqual([]);
});

it('moves what waits on the day of a transfer', async () => {
	await town.record();
	expect((await home('head', '2026-07-01')).confirming?.all).toBe(0);
	expect((await home('otherHead', '2026-07-01')).confirming?.all).toBe(1);
});

it('tells the deputy and the head who confirms in whose place', async () => {
	expect((await home('deputy')).deputies).toMatchObject([{ department: '企画課', isSelf: true }]);
	expect((await home('head')).deputies).toMatchObject([{ name: '代行 二', isSelf: false }]);
	expect((await home('herself')).deputies).toEqual([]);
});

it.each([
	{ values: { expiresOn: day('2026-10-01') }, renewals: ['due'], because: '更新の期限（8月1日）まで90日以内' },
	{ values: { expiresOn: day('2027-10-01') }, renewals: [], because: 'まだ先' },
	{ values: { expiresOn: day('2026-08-01') }, renewals: ['overdue'], because: '期限を過ぎた' },
	{ values: { expiresOn: null }, renewals: [], because: '期限がない' },
	{ values: { state: 'returned' as const }, renewals: [], because: '差戻しとして出る' }
])('$because', async ({ values, renewals }) => {
	await hold(values);
	const { qualifications } = await home('herself');
	expect(qualifications.renewals.map(({ registration }) => registration.state)).toEqual(renewals);
	expect(qualifications.returned).toHaveLength('state' in values ? 1 : 0);
	expect((await home('staff')).qualifications).toEqual({ returned: [], renewals: [] });
});

it('says of a registration that was renewed nothing more', async () => {
	await hold();
	await hold({ passedOn: '2026-06-01', countedOn: day('2026-06-01'), expiresOn: day('2029-06-01'), state: 'waiting' });
	expect((await home('herself')).qualifications.renewals).toEqual([]);
});

it('tells 人事 and 管理者 of what nobody can confirm, and nobody else', async () => {
	await town.record({}, '0006');
	const told = async () =>
		Promise.all((['hr', 'admin', 'head'] as const).map(async (actor) => (await home(actor)).withoutConfirmer));
	expect(await told()).toEqual([0, 0, null]);
	await rearrange(town.database, async ({ db }) => {
		const others = inArray(account.staffNumber, ['0003', '0007', '0004']);
		await db
			.update(account)
			.set({ lockedAt: '2026-06-01T00:00:00.000Z' as never })
			.where(others);
	});
	expect(await told()).toEqual([1, 1, null]);
});
