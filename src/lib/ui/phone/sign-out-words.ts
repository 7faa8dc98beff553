/** What the last attempt came to: `unreached`: the server did not end the session; `unsent`: not all of it could be sent. */
export type SignOutTrouble = 'unreached' | 'unsent';

type Standing = { waiting: number; files?: number; refused: number; isOff: boolean; trouble: SignOutTrouble | null };

const unreached =
	'つながらないため、いまはログアウトできません。つながるところで、もう一度お試しください。それまで、この端末をほかの人に渡さないでください。';
const unsent = 'まだ送信できていない記録があります。つながるところで試すか、控えを保存するか、残してください。';
const filesUnsent = 'まだ送信できていない証跡があります。つながるところで試すか、残してください。';

/**
 * What stands in the way of signing out; null for nothing.
 *
 * @param waiting how many records are unsent, and `files` whose record was sent; `refused`: how many of both cannot go as they are, which
 * is said elsewhere
 * @param isOff whether the device says that there is no network
 */
export function signOutTrouble({ waiting, files = 0, refused, isOff, trouble }: Standing): string | null {
	if (isOff || trouble === 'unreached') return waiting > 0 ? `${unreached}控えは保存できます。` : unreached;
	if (trouble !== 'unsent' || refused >= waiting + files) return null;
	return waiting > 0 ? unsent : filesUnsent;
}
