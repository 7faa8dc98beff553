type Known = {
	/** records that merely wait to be sent */
	waiting: number;
	/** records that wait for their person */
	held: number;
	needsSignIn: boolean;
	/** whether the device itself says that there is no network */
	isOff: boolean;
	/** since when the page is as it is; null where the server has just said it */
	at: string | null;
	/** whether the server may yet answer */
	isAsking: boolean;
};

/** The one sentence of the bar: why nothing goes on, and what to do next; null where there is nothing to say. */
export function barSentence({ waiting, held, needsSignIn, isOff, at, isAsking }: Known): string | null {
	if (isOff) return 'つながっていません。';
	if (at !== null && isAsking) return 'サーバーに確かめています。';
	if (needsSignIn) return waiting > 0 ? 'ログインすると送信されます。' : 'もう一度ログインしてください。';
	if (at !== null) return 'つながっていません。';
	return held > 0 ? '受け付けられなかった記録があります。' : null;
}
