import { expect, it, vi } from 'vitest';
import { LedgerKeeper } from '$lib/server/ledger/keeper';
import { freshDb } from '../../setup/database';
import { settle } from '../access/settle';

const journal = vi.hoisted(() => ({ error: vi.fn() }));
vi.mock('pino', () => ({ pino: () => journal }));
const methods = vi.hoisted(() => ({ areTooMany: vi.fn() }));
vi.mock('$lib/domain/ledger', async (original) => ({ ...(await original<object>()), ...methods }));

it('the journal is told once that there are more 実施方法 than numbers for them, and not before', async () => {
	const database = await freshDb();
	await settle(database, { people: [{ posts: '1010' }] });
	const keeper = new LedgerKeeper(database);
	const toldAfter = async (isTooMany: boolean, staffNumber: string) => {
		methods.areTooMany.mockReturnValue(isTooMany);
		await settle(database, { departments: [], people: [{ staffNumber }] });
		await keeper.current();
		return journal.error.mock.calls.length;
	};
	expect(await toldAfter(false, '9001')).toBe(0);
	expect(await toldAfter(true, '9002')).toBe(1);
	expect(await toldAfter(true, '9003')).toBe(1);
	expect(journal.error.mock.calls[0]![1]).toContain('実施方法の種類が多すぎます');
});
