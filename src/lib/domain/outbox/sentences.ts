import { evidenceSentence } from '$lib/domain/evidence';
import { type CompletionState, longestReason, recordSentences } from '$lib/domain/training';
import { type CommandRefusal } from './answer';

const sentences: Record<Exclude<CommandRefusal, keyof typeof recordSentences>, string> = {
	unreadable: 'この記録は端末で壊れていて、読み取れません。控えを保存して、人事担当にご相談ください。',
	'invalid-claim': '入力を読み取れません。編集して、もう一度送信してください。',
	'id-reused': '同じ番号で別の内容が届きました。控えを保存して、あらためて記録してください。',
	'version-too-old': '端末のアプリが古いため受け付けられません。控えを保存し、画面を更新してから記録し直してください。',
	'another-person': '別の利用者の記録です。記録した本人がログインすると送信されます。',
	withdrawn: 'この記録は取り下げられています。必要なときは、あらためて記録してください。',
	'no-reason': `取り下げる理由を${longestReason}字以内で入力してください。`,
	'not-found': evidenceSentence('not-found'),
	'too-many-files': evidenceSentence('too-many-files')
};

/** Why a command was not done, and what to do next. */
export function commandSentence(code: CommandRefusal): string {
	return code in sentences
		? sentences[code as keyof typeof sentences]
		: recordSentences[code as keyof typeof recordSentences];
}

/** What to tell whose edit is of a record that somebody else put there. */
export const othersRecordSentence =
	'名簿などで登録された記録のため、編集できません。この編集を取り消し、直すところは人事担当にご相談ください。';

/** What to tell whose edit met another version of the record on the server, or one that is confirmed and not edited any more. */
export function conflictSentence(state: CompletionState): string {
	return state === 'confirmed'
		? '確認済のため編集できません。取り消すか、人事担当にご相談ください。'
		: '送信する前に、サーバーの記録が変わりました。両方を見比べて、編集し直すか、取り消してください。';
}
