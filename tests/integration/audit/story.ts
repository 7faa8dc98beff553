import { day } from '$lib/domain/calendar';
import { createAccount, lockAccount, resetPassword } from '$lib/server/access/account/accounts';
import { changePassword } from '$lib/server/access/account/change-password';
import { inviteAll } from '$lib/server/access/account/invite';
import { type Actor } from '$lib/server/audit/actor';
import { type Database } from '$lib/server/db/open';
import { importPackage } from '$lib/server/exchange/import';
import { undoImport } from '$lib/server/exchange/undo';
import { recordCompletion } from '$lib/server/training/commands';
import { confirmCompletion, returnCompletion } from '$lib/server/confirmation/review';
import { waitingCompletions } from '$lib/server/confirmation/queue/queue';
import { csvText, type CsvName } from '../../factories/package';
import { accountId, password, viewerOn } from '../access/settle';

/** The day on which the story plays. */
export const today = day('2026-06-15');

const commandLine: Actor = { kind: 'command-line' };

/**
 * Every kind of change once, each by its real command, numbered as the entries of the log. 花子 (0001) works in 1010, whose head is
 * 健 (0002); あゆみ (0004) is 人事; 9001 is a 管理者 on no list.
 */
export async function playStory(database: Database): Promise<{ record: number }> {
	await take(database, '最初の取込', {
		'departments.csv': ['1010,企画課,,2010-04-01,,', '1020,財政課,,2010-04-01,,'],
		'staff.csv': [...people.map(([number, name]) => `${number},${name},,,,2015-04-01,`)],
		'assignments.csv': people.map(([number]) => `${number},1010,本務,常勤,一般行政職,,2015-04-01,`),
		'appointments.csv': ['0002,所属長,1010,2020-04-01,,'],
		'courses.csv': ['DX-BASIC,DX基礎,DX,,', 'DX-ADVANCED,DX応用,DX,,']
	}); // 1
	await make(database, '9001', ['管理者']); // 2
	const administrator: Actor = { kind: 'account', accountId: await accountId(database, '9001') };
	await make(database, '0004', ['職員', '人事'], administrator); // 3
	await must(inviteAll(database, administrator, today, async () => {})); // 4: 0001, 0002, 0003
	await must(resetPassword(database, administrator, '0001', password)); // 5
	const { id: record } = await must(recordCompletion(database, await viewerOn(database, '0001', today), claim)); // 6
	await must(returnCompletion(database, ...(await seenBy(database, '0004', record)), '日付が違います')); // 7
	const mended = { ...claim, completedOn: day('2026-06-02') };
	await must(recordCompletion(database, await viewerOn(database, '0001', today), mended, record)); // 8
	await must(confirmCompletion(database, ...(await seenBy(database, '0002', record)))); // 9
	await take(database, '6月異動', {
		'staff.csv': ['0100,新田 新,,,,2026-06-01,'],
		'assignments.csv': [
			'0001,1010,本務,常勤,一般行政職,,2015-04-01,2026-05-31',
			'0001,1020,本務,常勤,一般行政職,,2026-06-01,',
			'0100,1010,本務,常勤,一般行政職,,2026-06-01,'
		]
	}); // 10
	await take(database, '誤った取込', {
		'staff.csv': ['0200,誤 入力,,,,2026-06-01,'],
		'completions.csv': ['0003,DX-BASIC,2026-05-01,,,確認済,,', '0200,DX-BASIC,2026-06-02,,,確認済,,']
	}); // 11
	await must(undoImport(database, commandLine, 3)); // 12
	await must(lockAccount(database, administrator, '0003', new Date())); // 13
	await must(resetPassword(database, commandLine, '0003', password)); // 14
	await must(changeOwn(database, '0001')); // 15
	return { record };
}

const people = [
	['0001', '海野 花子'],
	['0002', '﨑本 健'],
	['0003', '髙橋 実'],
	['0004', '森 あゆみ']
] as const;

const claim = { courseCode: 'DX-BASIC', completedOn: day('2026-06-01'), hours: null, comprehension: null };

async function must<T extends { ok: boolean }>(promise: Promise<T>): Promise<Extract<T, { ok: true }>> {
	const outcome = await promise;
	if (!outcome.ok) throw new Error(JSON.stringify(outcome));
	return outcome as Extract<T, { ok: true }>;
}

async function take(database: Database, name: string, files: Partial<Record<CsvName, string[]>>): Promise<void> {
	const sheets = Object.entries(files).map(([file, rows]) => ({
		file: file as CsvName,
		rows: csvText(file as CsvName, rows)
			.trimEnd()
			.split('\n')
			.map((line) => line.split(','))
	}));
	await must(importPackage(database, commandLine, { name, sheets, plan: null }, { today }));
}

function make(
	database: Database,
	staffNumber: string,
	roles: Parameters<typeof createAccount>[2]['roles'],
	by = commandLine
) {
	return must(createAccount(database, by, { staffNumber, roles, password }));
}

async function seenBy(database: Database, staffNumber: string, id: number) {
	// As where the municipality has decided that 所属長 confirm; a 設定 of the story would move every number.
	const confirmation = { completions: '所属長', holdings: '所属長' } as const;
	const viewer = { ...(await viewerOn(database, staffNumber, today)), confirmation };
	const seen = (await waitingCompletions(database.reader, viewer, 50)).find((one) => one.id === id);
	if (!seen) throw new Error(`${id} does not wait for ${staffNumber}`);
	return [viewer, { id, entry: seen.entry }] as const;
}

async function changeOwn(database: Database, staffNumber: string) {
	const viewer = await viewerOn(database, staffNumber, today);
	const change = { current: password, next: 'mori-to-kawa-to-yama', sessionId: 'x', address: '127.0.0.1' };
	return changePassword(database, viewer, change, new Date());
}
