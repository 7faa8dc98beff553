import { type CivilDate, fiscalYearOf } from '$lib/domain/calendar';
import { type AccountRole } from '$lib/domain/access';
import { packageFiles } from '$lib/domain/exchange';
import { createAccount } from '../access/account/accounts';
import { type Database } from '../db/open';
import { lastEntryNumber } from '../db/write';
import { importPackage } from '../exchange/import';
import { layManualValue } from '../indicator/commands';
import { confirmSome } from './office/confirmations';
import { demonstrationTown, type SignIn } from './demonstration-town';
import { type EnteredValue } from './manual-values';
import { proveSome } from './office/proofs';
import { goThroughTrainingYears } from './office/training-years';

export type FillOutcome = { ok: true; signIns: SignIn[] } | { ok: false; reason: 'not-empty' };

type Options = { staff?: number; seed?: number; today: CivilDate };

/** Fills an empty database with 汐見市, through the same door as any other town: an import, then its accounts and what they did. */
export async function fillWithDemonstration(database: Database, options: Options): Promise<FillOutcome> {
	if ((await lastEntryNumber(database.reader)) > 0) return { ok: false, reason: 'not-empty' };
	const { files, plan, manualValues, signIns } = demonstrationTown(options);
	const sheets = packageFiles.map((file) => ({ file, rows: files[file] }));
	const source = { name: '汐見市', sheets, plan: JSON.stringify(plan) };
	const outcome = await importPackage(database, { kind: 'command-line' }, source, { today: options.today });
	if (!outcome.ok) throw new Error(`the demonstration town was refused: ${JSON.stringify(outcome.faults.slice(0, 5))}`);
	for (const value of manualValues) await enterFor(database, value, options.today);
	for (const signIn of signIns) await createFor(database, signIn);
	await confirmSome(database, options.today);
	await proveSome(database, options.today);
	await goThroughTrainingYears(database, options.today);
	return { ok: true, signIns };
}

async function enterFor(database: Database, value: EnteredValue, today: CivilDate): Promise<void> {
	const outcome = await layManualValue(database, { kind: 'command-line' }, { ...value, seen: 0 }, fiscalYearOf(today));
	if (!outcome.ok) throw new Error(`no number for ${value.indicatorCode}: ${outcome.reason}`);
}

async function createFor(database: Database, { staffNumber, password, roles }: SignIn): Promise<void> {
	const outcome = await createAccount(
		database,
		{ kind: 'command-line' },
		{ staffNumber, password, roles: roles as AccountRole[] }
	);
	if (!outcome.ok) throw new Error(`no account for ${staffNumber}: ${outcome.reason}`);
}
