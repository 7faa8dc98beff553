import { type Viewer } from '$lib/domain/access';
import { type CivilDate } from '$lib/domain/calendar';
import { accountOf } from '../../access/account/account-rows';
import { loadViewer } from '../../access/viewer';
import { type Database } from '../../db/open';
import signIns from '../sign-ins.json';

/** The number of whoever signs in under this title. */
export function numberTitled(title: string): string {
	const found = signIns.find((one) => one.title === title);
	if (!found) throw new Error(`nobody signs in as ${title}`);
	return found.staffNumber;
}

/** Whoever signs in under this title, as of the day and by what is decided now. */
export async function viewerTitled(database: Database, title: string, today: CivilDate): Promise<Viewer> {
	const viewer = await viewerNumbered(database, numberTitled(title), today);
	if (viewer === null) throw new Error(`${title} cannot sign in on ${today}`);
	return viewer;
}

/** The same of any number; null for whoever has no account or may not sign in on that day. */
export async function viewerNumbered({ reader }: Database, staffNumber: string, today: CivilDate) {
	const account = await accountOf(reader, staffNumber);
	return account && loadViewer(reader, account.id, today);
}
