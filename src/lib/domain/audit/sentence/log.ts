import { plain } from '../part';
import { type KeptPayload } from '../payload';
import { note, type SentencesOf } from './wording';

export const logSentences: SentencesOf<'log' | 'database'> = {
	'log.sealed': (payload) => [plain('前の版のプログラムの記録を封印しました'), ...note(sealedWords(payload))],
	'database.restored': (payload) => [
		plain('バックアップから戻しました'),
		...note(hasNumber(payload.last) ? `${payload.last.number}番の記録まで。そのあとの記録は失われました` : null)
	]
};

function hasNumber(last: unknown): last is { number: number } {
	return typeof last === 'object' && last !== null && 'number' in last && typeof last.number === 'number';
}

function sealedWords({ entries, rows }: KeptPayload): string | null {
	const counts = [typeof entries === 'number' && `記録 ${entries}件`, typeof rows === 'number' && `行 ${rows}件`];
	return counts.filter(Boolean).join('・') || null;
}
