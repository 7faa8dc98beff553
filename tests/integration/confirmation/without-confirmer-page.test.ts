import { expect, it, vi } from 'vitest';
import { load } from '../../../src/routes/(app)/confirm/without-confirmer/+page.server';
import { currentDatabase } from '../../setup/current';
import { open } from './page-town';
import { confirmingTown } from './town';

vi.mock('$lib/server/current', () => import('../../setup/current'));

it.each([
	{ heads: true, isHrAlone: false, because: '所属長も、もう確認している' },
	{ heads: false, isHrAlone: true, because: '人事だけが確認している' }
])('says whether another decision could help: $because', async ({ heads, isHrAlone }) => {
	const town = await confirmingTown({ heads });
	currentDatabase.mockResolvedValue(town.database);
	expect(await open(await town.as('hr'), load as never)).toEqual({ isHrAlone, records: [] });
});
