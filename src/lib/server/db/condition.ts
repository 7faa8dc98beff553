import { createClient } from '@libsql/client';
import journal from '../../../../drizzle/meta/_journal.json' with { type: 'json' };
import { isBusy } from './busy';
import { fileState, localPath } from './local-file';

/** Why a database cannot be worked with; null means it can. */
export type Condition = 'absent' | 'not-migrated' | 'newer' | 'not-a-database' | 'read-only' | 'busy' | 'unreachable';

/** Whether this program can work with the database as it stands. Creates nothing and changes nothing. */
export async function condition(url: string, authToken?: string): Promise<Condition | null> {
	const path = localPath(url);
	if (path !== null) {
		const state = fileState(path);
		if (state === 'absent') return 'absent';
		if (state === 'empty') return 'not-migrated';
		if (state === 'other') return 'not-a-database';
		if (state === 'read-only') return 'read-only';
	}
	try {
		return compare(await appliedMigrations(url, authToken));
	} catch (error) {
		return reason(error);
	}
}

async function appliedMigrations(url: string, authToken?: string): Promise<number[]> {
	const client = createClient({ url, authToken });
	try {
		const { rows } = await client.execute('SELECT created_at FROM __drizzle_migrations');
		return rows.map((row) => Number(row.created_at));
	} finally {
		client.close();
	}
}

function compare(applied: number[]): Condition | null {
	const known = new Set(journal.entries.map((migration) => migration.when));
	if (applied.some((when) => !known.has(when))) return 'newer';
	return applied.length < known.size ? 'not-migrated' : null;
}

function reason(error: unknown): Condition {
	const text = String(error);
	if (isBusy(error)) return 'busy';
	if (text.includes('no such table')) return 'not-migrated';
	if (/NOTADB|not a database|malformed/i.test(text)) return 'not-a-database';
	if (/READONLY/.test(text)) return 'read-only';
	return 'unreachable';
}

/** One sentence for people: what is wrong with the database at this address, and what to do. */
export function conditionSentence(condition: Condition, url: string): string {
	const place = localPath(url) ?? url;
	const sentences: Record<Condition, string> = {
		absent: `データベース ${place} がありません。「npm run --silent kenshu -- migrate」で作ってください。`,
		'not-migrated': `データベース ${place} の準備ができていません。「npm run --silent kenshu -- migrate」を実行してください。`,
		newer: `データベース ${place} は、このプログラムより新しい版で作られています。プログラムを更新してください。`,
		'not-a-database': `${place} は研修手帳のデータベースではありません。DATABASE_URL を確かめてください。`,
		'read-only': `データベース ${place} に書き込めません。ファイルの権限を確かめてください。`,
		busy: `データベース ${place} をほかのプログラムが使用中です。しばらく待ってからやり直してください。`,
		unreachable: `データベース ${place} に接続できません。DATABASE_URL とネットワークを確かめてください。`
	};
	return sentences[condition];
}
