import { similarNumber } from '$lib/server/access/account/similar-number';
import { type Database } from '$lib/server/db/open';
import { beforeEach, expect, it } from 'vitest';
import { freshDb } from '../../setup/database';
import { givenAccount, settle } from './settle';

let database: Database;

beforeEach(async () => {
	database = await freshDb();
	const people = [{ staffNumber: '001593' }, { staffNumber: '0042' }, { staffNumber: '42' }, { staffNumber: '15930' }];
	await settle(database, { people });
	await givenAccount(database, '001593', '職員');
	await givenAccount(database, '009001', '管理者');
});

it.each([
	{ typed: '1593', meant: '001593', because: '頭のゼロがない' },
	{ typed: '00001593', meant: '001593', because: '頭のゼロが多い' },
	{ typed: ' １５９３ ', meant: '001593', because: '全角' },
	{ typed: '9001', meant: '009001', because: '職員でない管理者' },
	{ typed: '042', meant: null, because: '二人のどちらか分からない' },
	{ typed: '593', meant: null, because: '一部だけが同じ' },
	{ typed: '000', meant: null, because: 'ゼロだけ' },
	{ typed: '', meant: null, because: '空' }
])('$typed → $meant: $because', async ({ typed, meant }) => {
	expect(await similarNumber(database.reader, typed)).toBe(meant);
});
