import type { Round } from '$lib/offline/queue';

const sentences: Partial<Record<Round['outcome'], string>> = {
	'not-reached': 'つながりませんでした。つながると自動で送信されます。',
	'needs-sign-in': 'ログインの期限が切れています。ログインすると送信されます。',
	nobody: '送信できませんでした。もう一度ログインしてから、お試しください。',
	refused: '送信できませんでした。記録はこの端末に残っています。'
};

/**
 * What came of 再送.
 *
 * @param waiting how many records merely wait to be sent now
 */
export function resentWords({ outcome, answers }: Round, waiting: number): string {
	const done = answers.filter((answer) => answer.outcome === 'applied' || answer.outcome === 'duplicate').length;
	const held = answers.filter((answer) => answer.outcome === 'rejected' || answer.outcome === 'conflict').length;
	const said = [
		done > 0 && '送信しました。',
		held > 0 && `${held}件は受け付けられませんでした。理由を読み、編集か取消をしてください。`,
		outcome in sentences && sentences[outcome]
	].filter(Boolean);
	if (said.length > 0) return said.join('');
	return waiting > 0 ? 'まだ送信できていません。あとで自動で送信されます。' : '送信しました。';
}

/**
 * What came of 再送 of a file.
 *
 * @param standing how it lies here now; null where it went to its record
 */
export function resentFileWords(
	outcome: Round['outcome'],
	standing: 'unsent' | 'rejected' | null,
	needsSignIn: boolean
): string {
	if (standing === null) return '送信しました。';
	if (standing === 'rejected') return '証跡は受け付けられませんでした。理由を読み、付け直してください。';
	const why = needsSignIn ? sentences['needs-sign-in'] : sentences[outcome];
	return why ?? '証跡はまだ送信できていません。つながると自動で送信されます。';
}
