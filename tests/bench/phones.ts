import { and, asc, isNull, lt, notInArray } from 'drizzle-orm';
import { sessionCookie, sessions } from '$lib/server/access/session/session';
import { type Database } from '$lib/server/db/open';
import { addRow } from '$lib/server/db/rows';
import { account, accountRole, staff } from '$lib/server/db/schema';
import { write } from '$lib/server/db/write';
import { firstDayRecorded } from './people';

/** Somebody with a phone, and the cookie of their session. */
export type PhoneUser = { staffNumber: string; cookie: string };

/** So many of the staff list with an account and a session each. Nobody signs in: two hundred passwords would take longer than the rest. */
export async function givenPhones(database: Database, count: number): Promise<PhoneUser[]> {
	const taken = await database.reader.select({ number: account.staffNumber }).from(account);
	const numbers = taken.map(({ number }) => number);
	const people = await database.reader
		.select({ staffNumber: staff.staffNumber })
		.from(staff)
		.where(and(lt(staff.hiredOn, firstDayRecorded), isNull(staff.leftOn), notInArray(staff.staffNumber, numbers)))
		.orderBy(asc(staff.staffNumber))
		.limit(count);
	const ids: number[] = [];
	await write(database, { kind: 'command-line' }, 'account.created', async (change) => {
		for (const { staffNumber } of people) {
			const row = { staffNumber, passwordHash: 'nobody signs in', mustChangePassword: false, lockedAt: null };
			ids.push(await addRow(change, account, row));
			await addRow(change, accountRole, { accountId: ids.at(-1)!, role: '職員' });
		}
		return { ok: true };
	});
	const users: PhoneUser[] = [];
	for (const [nth, { staffNumber }] of people.entries()) {
		const { id } = await sessions(database).start(ids[nth]!);
		users.push({ staffNumber, cookie: `${sessionCookie}=${id}` });
	}
	return users;
}
