/** What a person who could not sign in is told. Never which part was wrong, nor whether there is such an account. */
export const signInRefused = '職員番号またはパスワードが違います。';

/** @param minutes whole minutes ≥ 1 */
export function signInThrottled(minutes: number): string {
	return `続けて間違えたため、しばらくログインできません。${minutes}分後にもう一度お試しください。`;
}

/** Nothing was looked at: the same again a little later is all it takes. */
export const signInBusy = '混み合っています。少し待ってから、もう一度お試しください。';
