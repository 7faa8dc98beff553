import { expect, it } from 'vitest';
import { load } from '../../../src/routes/(app)/confirm/without-confirmer/+page.server';
import { ownCurrent } from '../../setup/current';
import { open } from './page-town';
import { confirmingTown } from './town';

const current = ownCurrent();

it.each([
	{ heads: true, isHrAlone: false, because: '所属長も、もう確認している' },
	{ heads: false, isHrAlone: true, because: '人事だけが確認している' }
])('says whether another decision could help: $because', async ({ heads, isHrAlone }) => {
	const town = await confirmingTown({ heads });
	current.database.mockResolvedValue(town.database);
	expect(await open(await town.as('hr'), load as never)).toEqual({ isHrAlone, records: [] });
});
