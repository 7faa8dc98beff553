import { eq } from 'drizzle-orm';
import { beforeEach, expect, it } from 'vitest';
import { outboxKey } from '$lib/server/db/schema';
import { lostKeys, outboxKeyOf } from '$lib/server/outbox/key';
import { smallTown } from '../training/small-town';

/** After a restore of a copy that is older than a person's key. */

let town: Awaited<ReturnType<typeof smallTown>>;

beforeEach(async () => {
	town = await smallTown();
});

const keyOf = async (number: string) => (await outboxKeyOf(town.database, await town.viewer(number))).keyId;

it('tells the keys that nobody has any more from those that somebody has', async () => {
	const [hanako, minoru] = [await keyOf('0001'), await keyOf('0003')];
	expect(await lostKeys(town.database.reader, [hanako, minoru])).toEqual([]);
	const { accountId } = await town.viewer('0001');
	await town.database.transact(({ db }) => db.delete(outboxKey).where(eq(outboxKey.accountId, accountId)));
	const anew = await keyOf('0001');
	expect(await lostKeys(town.database.reader, [hanako, minoru, anew])).toEqual([hanako]);
});

it('asks nothing of the database for none, and knows none of what is no key', async () => {
	expect(await lostKeys(town.database.reader, [])).toEqual([]);
	expect(await lostKeys(town.database.reader, ['', "' OR 1"])).toEqual(['', "' OR 1"]);
});
