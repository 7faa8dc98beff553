import { dayInJapan } from '$lib/domain/calendar';
import { importRuns } from '$lib/server/exchange/queries';
import { undoImport, type UndoOutcome } from '$lib/server/exchange/undo';
import { type ExitStatus, type Io, Refused, unreadable, withDatabase, withWritableDatabase } from './command';

type Format = 'text' | 'json';

/** `kenshu import list` */
export async function listImports(io: Io, more: string[], format: Format): Promise<ExitStatus> {
	if (more.length > 0) throw unreadable(`「${more[0]}」の指定を読み取れません。「import list」だけで一覧が出ます。`);
	const runs = await withDatabase((database) => importRuns(database.reader));
	if (format === 'json') {
		io.out(
			JSON.stringify(
				runs.map(({ number, name, at, files, undoneBy }) => ({
					import: number,
					name,
					at,
					files,
					undone: undoneBy !== null
				}))
			)
		);
		return 0;
	}
	for (const { number, name, at, undoneBy } of runs)
		io.out(`${number}\t${minuteInJapan(at)}\t${name}${undoneBy === null ? '' : '\t取消済'}`);
	if (runs.length === 0) io.err('取込はまだありません。');
	return 0;
}

/** `kenshu import undo ID` */
export async function takeBack(io: Io, number: number, format: Format): Promise<ExitStatus> {
	const outcome = await withWritableDatabase((database) => undoImport(database, { kind: 'command-line' }, number));
	if (!outcome.ok) throw new Refused(refusal(number, outcome));
	if (format === 'json')
		io.out(JSON.stringify({ import: number, undone: true, removed: outcome.removed, restored: outcome.restored }));
	else
		io.out(`取込 ${number} を取り消しました（追加の取消 ${outcome.removed} 件、変更の取消 ${outcome.restored} 件）。`);
	return 0;
}

function refusal(number: number, outcome: Exclude<UndoOutcome, { ok: true }>): string {
	if (outcome.reason === 'unknown')
		return `取込 ${number} はありません。「npm run --silent kenshu -- import list」で番号を確かめてください。`;
	if (outcome.reason === 'undone-already') return `取込 ${number} はすでに取り消されています。`;
	const rows = outcome.obstacles.map(
		({ kind, table, row }) => `${table} ${row}${kind === 'refers' ? '（この取込の行を使用）' : '（その後に変更）'}`
	);
	const more = rows.length > rowsNamed ? ' ほか' : '';
	const named = rows.slice(0, rowsNamed).join('、');
	return `取込 ${number} は、その後に変更または使用された行があるため取り消せません：${named}${more}`;
}

/** As many as still fit in a sentence somebody reads. */
const rowsNamed = 50;

/** The number of an import as written behind `undo`. */
export function importNumber([word = '', ...more]: string[]): number {
	if (!/^[1-9]\d*$/.test(word) || more.length > 0)
		throw unreadable(
			`取込の番号「${word}」を読み取れません。「npm run --silent kenshu -- import list」の番号を一つ指定してください。`
		);
	return Number(word);
}

/** 2026-11-21 10:53 in Japan, from an instant in UTC: what people compare with their own clock. */
function minuteInJapan(at: string): string {
	const time = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Tokyo', timeStyle: 'short' });
	return `${dayInJapan(new Date(at))} ${time.format(new Date(at))}`;
}
