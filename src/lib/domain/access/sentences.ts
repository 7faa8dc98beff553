/** What a person who could not sign in is told. Never which part was wrong, nor whether there is such an account. */
export const signInRefused = '職員番号またはパスワードが違います。';

/** @param minutes whole minutes ≥ 1 */
export function signInThrottled(minutes: number): string {
	return `続けて間違えたため、しばらくログインできません。${minutes}分後にもう一度お試しください。`;
}

/** Nothing was looked at: the same again a little later is all it takes. */
export const signInBusy = '混み合っています。少し待ってから、もう一度お試しください。';

const unsaved = 'サーバーに記録できなかったので、管理者にお知らせください。';

const signedOut: Record<string, string> = {
	here: 'ログアウトしました。',
	everywhere: 'すべての端末からログアウトしました。',
	'here-unsaved': `この端末からはログアウトしました。${unsaved}`,
	'here-only':
		'この端末からはログアウトしました。有効期限が切れていたため、ほかの端末はそのままです。もう一度ログインしてから、「すべての端末からログアウト」を押してください。',
	'everywhere-unsaved': `すべての端末からログアウトしました。${unsaved}`
};

/** What somebody is told who has just signed out; null where the word, which is from the address, says nothing of it. */
export function signedOutSentence(word: string | null): string | null {
	return word !== null && Object.hasOwn(signedOut, word) ? (signedOut[word] ?? null) : null;
}

/** Whoever came with a session that is there no more; on a first visit it would only puzzle. */
export const sessionEnded =
	'ログインの有効期限が切れたか、ほかの端末からログアウトされました。もう一度ログインしてください。';
