import { firstDayOf, fiscalYearOf } from '$lib/domain/calendar';
import { today } from '$lib/server/clock';
import { type Database } from '$lib/server/db/open';
import { fillWithDemonstration } from '$lib/server/demonstration/fill';
import { LedgerKeeper } from '$lib/server/ledger/keeper';
import { createRequirement } from '$lib/server/requirement/draft/draw-up';
import { recordDrill } from '$lib/server/requirement/drill-commands';
import { previewed } from '$lib/server/requirement/draft/preview';
import { publishRequirement } from '$lib/server/requirement/draft/publish';
import { requirementOf as storedRequirement } from '$lib/server/requirement/rows';
import { requirementOf } from '../factories/requirement';
import { viewerOn } from '../integration/access/settle';
import { person, serveTown, type Town } from './town';

export const thisYear = fiscalYearOf(today());

/** 汐見市 with a published 必須研修 of this fiscal year and a 訓練 on its first day. */
export function serveTrainedTown(): Promise<Town> {
	return serveTown(async (database) => {
		await fillWithDemonstration(database, { today: today() });
		await askForSecurity(database);
	});
}

async function askForSecurity(database: Database): Promise<void> {
	const keeper = new LedgerKeeper(database);
	const ledgerNow = () => keeper.current();
	const officer = await viewerOn(database, person('情報セキュリティ担当').staffNumber, today());
	const draft = requirementOf({ courses: { anyOf: ['SECURITY'], atLeast: 1 }, fiscalYear: thisYear });
	const drawn = await createRequirement(database, ledgerNow, officer, draft);
	if (!drawn.ok) throw new Error(drawn.reason);
	const row = (await storedRequirement(database.reader, drawn.id))!;
	const shown = await previewed(database.reader, await ledgerNow(), row, officer.today);
	await publishRequirement(database, ledgerNow, officer, { id: row.id, seen: row.entry, shown });
	const participants = [{ staffNumber: person('職員').staffNumber, part: 'CSIRT' }];
	const drill = { name: 'インシデント対応訓練', heldOn: firstDayOf(thisYear), note: null, participants };
	await recordDrill(database, officer, drill);
}
