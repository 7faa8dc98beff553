import { beforeEach, expect, it } from 'vitest';
import { account, entry, setting } from '$lib/server/db/schema';
import { eq } from 'drizzle-orm';
import { actions, load } from '../../../src/routes/(app)/settings/+page.server';
import { ownCurrent } from '../../setup/current';
import { rearrange } from '../access/settle';
import { type Actor, confirmingTown } from './town';
import { open, post } from './page-town';

/** 設定: who confirms, decided by a 管理者 who sees what it comes to and nobody's name. */

const current = ownCurrent();

let town: Awaited<ReturnType<typeof confirmingTown>>;

beforeEach(async () => {
	town = await confirmingTown({ heads: false });
	current.database.mockResolvedValue(town.database);
});

const decide = async (actor: Actor, fields: Record<string, string> = {}) =>
	post(await town.as(actor), actions.default as never, {
		...{ completions: '所属長', holdings: '人事', seen: '0', ...fields }
	});
const value = async () => (await town.database.reader.select().from(setting))[0]?.value;

it.each<{ actor: Actor; fields?: Record<string, string>; status: number; because: string }>([
	{ actor: 'admin', status: 303, because: '管理者' },
	{ actor: 'admin', fields: { completions: '人事' }, status: 409, because: 'いまと同じ' },
	{ actor: 'admin', fields: { seen: '5' }, status: 409, because: 'ほかの人が先に変えた' },
	{ actor: 'admin', fields: { seen: 'x' }, status: 409, because: '読み取れない' },
	{ actor: 'admin', fields: { holdings: '市長' }, status: 422, because: '選べない人' },
	{ actor: 'hr', status: 403, because: '人事' },
	{ actor: 'head', status: 403, because: '所属長' },
	{ actor: 'herself', status: 403, because: '職員' }
])('$because: $actor, $status', async ({ actor, fields, status }) => {
	expect((await decide(actor, fields)).status).toBe(status);
	expect(await value()).toEqual(status === 303 ? { completions: '所属長', holdings: '人事' } : undefined);
	const entries = await town.database.reader.select().from(entry).where(eq(entry.event, 'setting.changed'));
	expect(entries).toHaveLength(status === 303 ? 1 : 0);
});

type Given = {
	grounds: { hr: number; departments: number; withoutHead: unknown[]; waiting: object };
	without: object[];
};

it('shows what a decision comes to: people of 人事, departments without a 所属長, what waits and what nobody can confirm', async () => {
	await town.record();
	await town.record({}, '0006');
	const shown = async () => (await open(await town.as('admin'), load as never)) as Given;
	expect(await shown()).toMatchObject({
		grounds: { hr: 2, departments: 3, withoutHead: [], waiting: { completions: 2, holdings: 0 } },
		without: []
	});

	await rearrange(town.database, async (change) => {
		for (const number of ['0003', '0007']) {
			const [one] = await change.db.select().from(account).where(eq(account.staffNumber, number));
			await change.db
				.update(account)
				.set({ lockedAt: '2026-06-01T00:00:00.000Z' as never })
				.where(eq(account.id, one!.id));
		}
	});
	expect(await shown()).toMatchObject({
		grounds: { hr: 1, withoutHead: [{ code: '1020', name: '財政課' }] },
		without: [{ departmentCode: '1020', department: '財政課', count: 1 }]
	});
	expect(JSON.stringify(await shown())).not.toContain('人事 三');
	expect(await open(await town.as('hr'), load as never)).toBe(403);
});
