const goes = { own: 'ログインすると送信されます。', others: '記録した人がログインすると送信されます。' };

const stays = {
	own: 'ログインして「送信待ち」を開き、理由を読んで、編集か取消をしてください。',
	others: '記録した人がログインして、理由を読んで直すまで、送信されません。'
};

/** 記録が2件, 証跡が1件, 記録が2件と証跡が1件. */
export function whatWaits({ records, files }: { records: number; files: number }): string {
	const counted = [records > 0 && `記録が${records}件`, files > 0 && `証跡が${files}件`];
	return counted.filter(Boolean).join('と');
}

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
