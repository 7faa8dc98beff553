/** 「令和8年 → 令和9年」, and without the one before where there was none; nothing where both are the same. */
export function fromTo(what: string, before: string | null, now: string | null): string[] {
	if (before === now) return [];
	if (before === null) return [`${what}${now}`];
	return [`${what}${before} → ${now ?? 'なし'}`];
}

/** One line of all that differs of a thing; none where nothing does. @param name as the line begins */
export function differing(name: string, ...parts: readonly string[][]): string[] {
	const told = parts.flat();
	return told.length === 0 ? [] : [`${name}${told.join('、')}`];
}

/** Which of many came and which went. */
export function cameAndWent(what: string, before: readonly string[], now: readonly string[]): string[] {
	const came = now.filter((one) => !before.includes(one));
	const went = before.filter((one) => !now.includes(one));
	return [
		...(came.length === 0 ? [] : [`${what}に加わった ${listed(came)}`]),
		...(went.length === 0 ? [] : [`${what}からなくなった ${listed(went)}`])
	];
}

const mostListed = 5;

/** 「企画課の確認・財政課の確認ほか3」 */
export function listed(some: readonly string[]): string {
	const more = some.length - mostListed;
	return more > 0 ? `${some.slice(0, mostListed).join('・')}ほか${more}` : some.join('・');
}

/** Whatever stands in either, by its key; null where it stands in the other alone. */
export function pairs<T>(
	before: readonly T[],
	now: readonly T[],
	key: (one: T) => string
): [before: T | null, now: T | null][] {
	const then = new Map(before.map((one) => [key(one), one]));
	const today = new Map(now.map((one) => [key(one), one]));
	return [...new Set([...then.keys(), ...today.keys()])].map((one) => [then.get(one) ?? null, today.get(one) ?? null]);
}
