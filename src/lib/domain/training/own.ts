import { type CompletionState } from './completion';
import { longestReason, type RecordRefusal, recordSentences } from './refusal';

/** What the ledger of a person shows as the origin of a record that they made themself. */
export const sourceOfOwn = '本人';

/** Why a record of one's own was not edited or taken back. A stranger's record and a missing one answer the same. */
export type OwnRefusal =
	| Exclude<RecordRefusal, 'not-returned'>
	| 'not-found'
	| 'withdrawn'
	| 'confirmed'
	| 'known-otherwise'
	| 'changed-since'
	| 'no-change'
	| 'reason-too-long';

export const ownSentences: Record<OwnRefusal, string> = {
	...recordSentences,
	'not-found': '自分の台帳に、その記録は見つかりません。自分の台帳を開き直してください。',
	withdrawn: 'この記録はすでに取り下げられています。必要なときは、あらためて記録してください。',
	confirmed: 'すでに確認されたため、直すことも取り下げることもできません。誤りがあれば、人事へお知らせください。',
	'known-otherwise':
		'名簿などからも登録されている記録のため、直すことも取り下げることもできません。誤りがあれば、人事へお知らせください。',
	'changed-since': '表示したあとに記録が変わりました。いまの内容を確かめて、もう一度保存してください。',
	'no-change': '変わったところがありません。',
	'reason-too-long': `取り下げる理由は${longestReason}字以内で入力してください。`
};

/**
 * Why its person cannot edit or take back a record that stands so; null where they can: nobody has confirmed it, and nobody else says it
 * too.
 */
export function ownFault(record: {
	state: CompletionState;
	sources: readonly string[];
}): 'withdrawn' | 'confirmed' | 'known-otherwise' | null {
	if (record.state === 'withdrawn' || record.state === 'confirmed') return record.state;
	return record.sources.every((source) => source === sourceOfOwn) ? null : 'known-otherwise';
}
