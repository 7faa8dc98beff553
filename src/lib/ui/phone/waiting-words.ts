const goes = { own: 'ログインすると送信されます。', others: '記録した人がログインすると送信されます。' };

const stays = {
	own: 'ログインして「送信待ち」を開き、理由を読んで、編集か取消をしてください。',
	others: '記録した人がログインして、理由を読んで直すまで、送信されません。'
};

/**
 * What becomes of unsent records where nobody can read them yet; no promise for what the server has refused.
 *
 * @param count how many there are
 * @param held how many of them wait for their person
 */
export function whenSent(count: number, held: number, whose: 'own' | 'others'): string {
	if (held === 0) return goes[whose];
	return held < count ? `うち${held}件は確認が必要です。ほかは、${goes[whose]}` : `確認が必要です。${stays[whose]}`;
}
