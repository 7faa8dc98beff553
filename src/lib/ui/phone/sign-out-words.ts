/** What the last attempt came to: `unreached`: the server did not end the session; `unsent`: not all of it could be sent. */
export type SignOutTrouble = 'unreached' | 'unsent';

type Standing = { waiting: number; refused: number; isOff: boolean; trouble: SignOutTrouble | null };

const unreached =
	'つながらないため、いまはログアウトできません。つながるところで、もう一度お試しください。それまで、この端末をほかの人に渡さないでください。';
const unsent = 'まだ送信できていない記録があります。つながるところで試すか、控えを保存するか、残してください。';

/**
 * What stands in the way of signing out; null for nothing.
 *
 * @param waiting how many records are unsent; `refused`: how many of them cannot go as they are, which is said elsewhere
 * @param isOff whether the device says that there is no network
 */
export function signOutTrouble({ waiting, refused, isOff, trouble }: Standing): string | null {
	if (isOff || trouble === 'unreached') return waiting > 0 ? `${unreached}控えは保存できます。` : unreached;
	return trouble === 'unsent' && refused < waiting ? unsent : null;
}
