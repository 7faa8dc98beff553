import { type Viewer } from '$lib/domain/access';
import { type CivilDate } from '$lib/domain/calendar';
import { type Ledger } from '$lib/domain/ledger';
import { type Database } from '../../db/open';
import { LedgerKeeper } from '../../ledger/keeper';
import { viewerTitled } from './viewer-titled';

/** What the people of the town work with while they act, each on a day of their own. */
export type Office = {
	database: Database;
	ledgerNow: () => Promise<Ledger>;
	today: CivilDate;
	/** Whoever signs in under this title, as on the day. */
	as(title: string, day: CivilDate): Promise<Viewer>;
};

export function officeOf(database: Database, today: CivilDate): Office {
	const keeper = new LedgerKeeper(database);
	const as = (title: string, day: CivilDate) => viewerTitled(database, title, day);
	return { database, ledgerNow: () => keeper.current(), today, as };
}
