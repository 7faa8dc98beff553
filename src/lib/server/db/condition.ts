import { type Client, createClient, LibsqlError } from '@libsql/client';
import { basename } from 'node:path';
import journal from '../../../../drizzle/meta/_journal.json' with { type: 'json' };
import { defaultDatabaseUrl } from '../settings';
import { isBusy, patiently } from './busy';
import { DatabaseFault } from './fault';
import { hasLog, localPath, unopenedState } from './local-file';

/** Why a database cannot be worked with; null means it can. */
export type Condition =
	| 'absent'
	/** its log is there without it */
	| 'log-alone'
	| 'not-migrated'
	| 'newer'
	| 'not-a-database'
	| 'read-only'
	| 'busy'
	| 'unreachable'
	| 'disk-full'
	| 'disk-error'
	| 'replaced'
	/** the file of its owner's lock cannot be made or locked */
	| 'no-lock';

/** Whether this program can work with the database as it stands. Creates nothing and changes nothing. */
export async function condition(url: string, authToken?: string): Promise<Condition | null> {
	const path = localPath(url);
	if (path !== null) {
		const state = unopenedState(path);
		// SQLite throws away the log of a file that is empty, and of one that it makes.
		if ((state === 'absent' || state === 'empty') && hasLog(path)) return 'log-alone';
		if (state === 'absent') return 'absent';
		if (state === 'empty') return 'not-migrated';
		if (state === 'other') return 'not-a-database';
		if (state === 'read-only') return 'read-only';
	}
	try {
		return await look(url, authToken);
	} catch (error) {
		return conditionOf(error);
	}
}

const migrations = '__drizzle_migrations';

async function look(url: string, authToken?: string): Promise<Condition | null> {
	const client = createClient({ url, authToken });
	try {
		// A command that ends folds its log into the file, and holds it for a moment even against readers.
		return await patiently(client, () => ask(client), fewSeconds);
	} finally {
		client.close();
	}
}

const fewSeconds = 5_000;

async function ask(client: Client): Promise<Condition | null> {
	const tables = await tableNames(client);
	if (!tables.includes(migrations)) return tables.length === 0 ? 'not-migrated' : 'not-a-database';
	return compare(await appliedMigrations(client));
}

/** Tables of one's own; a database full of another program's must not be migrated into. */
async function tableNames(client: Client): Promise<string[]> {
	const { rows } = await client.execute(`SELECT name FROM sqlite_master WHERE type = 'table'`);
	return rows.map((row) => String(row.name)).filter((name) => !/^(sqlite|libsql)_/.test(name));
}

async function appliedMigrations(client: Client): Promise<number[]> {
	const { rows } = await client.execute(`SELECT created_at FROM ${migrations}`);
	return rows.map((row) => Number(row.created_at));
}

function compare(applied: number[]): Condition | null {
	const known = new Set(journal.entries.map((migration) => migration.when));
	if (applied.some((when) => !known.has(when))) return 'newer';
	return applied.length < known.size ? 'not-migrated' : null;
}

/** What an error says of the database: ours, the driver's, or the system's. */
export function conditionOf(error: unknown): Condition {
	const causes = [...causesOf(error)];
	const fault = causes.find((cause) => cause instanceof DatabaseFault);
	if (fault) return fault.condition;
	if (isBusy(error)) return 'busy';
	const found = signs.find(([sign]) => causes.some((cause) => sign.test(wordsOf(cause))));
	return found?.[1] ?? 'unreachable';
}

const signs: [RegExp, Condition][] = [
	[/SQLITE_FULL|ENOSPC|EDQUOT/, 'disk-full'],
	[/SQLITE_NOTADB|SQLITE_CORRUPT|not a database|malformed/i, 'not-a-database'],
	[/SQLITE_READONLY|EACCES|EROFS|EPERM/, 'read-only'],
	[/SQLITE_IOERR|EIO\b/, 'disk-error']
];

function* causesOf(error: unknown): Generator<Error> {
	for (let cause = error; cause instanceof Error; cause = cause.cause) yield cause;
}

/** The code and, of the driver's own errors, the message; the message of a failed query holds people's values. */
function wordsOf(cause: Error): string {
	const code = 'code' in cause ? String(cause.code) : '';
	return cause instanceof LibsqlError ? `${code} ${cause.extendedCode ?? ''} ${cause.message}` : code;
}

/** One sentence for people: what is wrong with the database at this address, and what to do. */
export function conditionSentence(condition: Condition, url: string): string {
	if (!/^(file|libsql|https?|wss?):/.test(url))
		return `DATABASE_URL の「${url}」を読み取れません。file:data/kenshu.db のように、file: か libsql:// で始めてください。`;
	const place = localPath(url) ?? url;
	const sentences: Record<Condition, string> = {
		absent: `データベース ${place} がありません。「npm run --silent kenshu -- migrate」で作るか、環境変数 DATABASE_URL に使うデータベースを指定してください${demonstrationHint(url)}。`,
		'log-alone': `データベース ${place} がないのに、その一部の ${place}-wal が残っています。${basename(place)} を元の場所に戻してください。なければ、バックアップから「restore」で戻してください。`,
		'not-migrated': `データベース ${place} の準備ができていません。「npm run --silent kenshu -- migrate」を実行してください。`,
		newer: `データベース ${place} は、このプログラムより新しい版で作られています。プログラムを更新してください。`,
		'not-a-database': `${place} は研修手帳のデータベースではありません。DATABASE_URL を確かめてください。`,
		'read-only': `データベース ${place} に書き込めません。ファイルの権限を確かめてください。`,
		busy: `データベース ${place} をほかのプログラムが使用中です。しばらく待ってからやり直してください。`,
		unreachable: `データベース ${place} に接続できません。DATABASE_URL とネットワークを確かめてください。`,
		'disk-full': 'ディスクの空きがないため、行えませんでした。空きを作ってからやり直してください。',
		'disk-error': 'ディスクの読み書きに失敗したため、行えませんでした。ディスクの状態を確かめてください。',
		'no-lock': `${place}.owner を使えません。データベースの置き場所と、このファイルの持ち主と権限を確かめてください。`,
		replaced: 'データベースのファイルが取り除かれたか、置き換えられました。サーバーを再起動してください。'
	};
	return sentences[condition];
}

/** Who names no database may well have begun with the demonstration, which has its own. */
function demonstrationHint(url: string): string {
	return url === defaultDatabaseUrl ? '（npm start の汐見市は DATABASE_URL=file:data/demo.db）' : '';
}
