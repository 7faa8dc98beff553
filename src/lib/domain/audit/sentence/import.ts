import { type AuditNames } from '../names';
import { importPart, plain, type SentencePart } from '../part';
import { type KeptPayload, type RowCounts } from '../payload';
import { rowCountWords } from '../row-counts';
import { named, note, type SentencesOf } from './wording';

export const importSentences: SentencesOf<'import' | 'finisher-columns'> = {
	'import.done': (payload, names) => [
		...ofImport(payload, names),
		plain('を行いました'),
		...note(isCounts(payload.files) ? rowCountWords(payload.files) : null)
	],
	'import.undone': (payload, names) => [
		...ofImport(payload, names),
		plain('を取り消しました'),
		...note(undoneWords(payload))
	],
	'finisher-columns.kept': (payload) => [plain('修了者名簿の列を覚えました：'), ...named(payload)]
};

function ofImport({ import: number, name }: KeptPayload, { imports }: AuditNames): SentencePart[] {
	const known = typeof number === 'number' ? imports.get(number) : undefined;
	const called = typeof name === 'string' ? name : known;
	return [typeof number === 'number' ? importPart(number) : plain('取込'), plain(called ? `「${called}」` : '')];
}

function undoneWords({ removed, restored }: KeptPayload): string | null {
	const counts = [
		typeof removed === 'number' && `追加の取消 ${removed}件`,
		typeof restored === 'number' && `変更の取消 ${restored}件`
	];
	return counts.filter(Boolean).join('・') || null;
}

function isCounts(files: unknown): files is Record<string, Partial<RowCounts>> {
	if (typeof files !== 'object' || files === null) return false;
	return Object.values(files).every((counts) => typeof counts === 'object' && counts !== null);
}
