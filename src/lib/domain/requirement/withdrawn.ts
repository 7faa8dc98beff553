/**
 * How a 必須研修 is called once it is taken back, so that another of its year can have its name: 「情報セキュリティ研修（取りやめ）」.
 *
 * @param taken the names the year has
 */
export function withdrawnName(name: string, taken: ReadonlySet<string>): string {
	for (let nth = 1; ; nth++) {
		const aside = `${name}（取りやめ${nth === 1 ? '' : nth}）`;
		if (!taken.has(aside)) return aside;
	}
}

/** How it was called before. */
export function nameBeforeWithdrawal(name: string): string {
	return name.replace(/（取りやめ\d*）$/, '');
}
