const titles: Record<number, string> = {
	401: 'ログインが必要です',
	403: 'この操作はできません',
	404: 'ページが見つかりません',
	429: 'しばらくお待ちください'
};

const nexts: Record<number, string> = {
	401: 'もう一度ログインしてください。',
	403: '必要なときは、人事担当または管理者にご相談ください。',
	404: 'アドレスをお確かめください。',
	429: '短い間に何度も操作がありました。少し待ってから、もう一度お試しください。'
};

/** How a message begins that is for want of a network. */
const unreached = 'つながりません';

/** Whether it is for want of a network alone that a page cannot be shown. */
export function isUnreached(message?: string): boolean {
	return message?.startsWith(unreached) ?? false;
}

const latin = /^[\x20-\x7e]*$/;

/**
 * What an error page says: a title by the HTTP status and what to do next. A Japanese message given by the page wins; the
 * English ones are the framework's own and never shown.
 */
export function errorWords(status: number, message?: string): { title: string; next: string } {
	// What the pages and the router say themselves where the server is not reached.
	if (message && isUnreached(message)) return { title: 'つながりません', next: message.slice(unreached.length + 1) };
	const fallback = '少し待ってから、もう一度お試しください。続くときは、時刻を管理者にお知らせください。';
	return {
		title: titles[status] ?? '表示できませんでした',
		next: message && !latin.test(message) ? message : (nexts[status] ?? fallback)
	};
}

const exits = [
	{ under: ['/plans', '/indicators'], href: '/plans', label: '計画へ' },
	{ under: ['/requirements'], href: '/requirements', label: '必須研修の一覧へ' },
	{ under: ['/records'], href: '/records', label: '自分の台帳へ' }
];

/** Where to go on from a page that cannot be shown: for one that is not there the list it would be found in, else ホーム. */
export function wayOn(status: number, path: string): { href: string; label: string } {
	const within = (place: string) => path.startsWith(`${place}/`);
	const exit = status === 404 ? exits.find(({ under }) => under.some(within)) : undefined;
	if (status === 401) return { href: '/login', label: 'ログインへ' };
	return exit ?? { href: '/', label: 'ホームへ' };
}
