import { expect, it, vi } from 'vitest';
import * as ledger from '$lib/domain/ledger';
import { LedgerKeeper } from '$lib/server/ledger/keeper';
import { log } from '$lib/server/log';
import { freshDb } from '../../setup/database';
import { settle } from '../access/settle';

const told = vi.spyOn(log, 'error').mockReturnValue();
const areTooMany = vi.spyOn(ledger, 'areTooMany');

it('the journal is told once that there are more 実施方法 than numbers for them, and not before', async () => {
	const database = await freshDb();
	await settle(database, { people: [{ posts: '1010' }] });
	const keeper = new LedgerKeeper(database);
	const toldAfter = async (isTooMany: boolean, staffNumber: string) => {
		areTooMany.mockReturnValue(isTooMany);
		await settle(database, { departments: [], people: [{ staffNumber }] });
		await keeper.current();
		return told.mock.calls.length;
	};
	expect(await toldAfter(false, '9001')).toBe(0);
	expect(await toldAfter(true, '9002')).toBe(1);
	expect(await toldAfter(true, '9003')).toBe(1);
	expect(told.mock.calls[0]![1]).toContain('実施方法の種類が多すぎます');
});
