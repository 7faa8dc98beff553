import { json, type RequestEvent } from '@sveltejs/kit';
import { plainPage } from './plain-page';
import { isApiPath } from '../session/visit';

type Asked = Pick<RequestEvent, 'request' | 'url'>;

/**
 * The answer to a call that another site's page may be behind, or a page that was opened under another address than ORIGIN's. Its link
 * leads to ORIGIN, where the same form is accepted.
 */
export function foreignCallRefused(asked: Asked): Response {
	if (!wantsPage(asked)) return json({ message: 'このアドレスからの操作は受け付けられません。' }, { status: 403 });
	return plainPage(403, {
		title: '操作を受け付けられませんでした',
		sentence:
			'ほかのサイトから送られたか、案内されたものとは別のアドレスで開いた画面から送られたため、何も変更していません。下のリンクから開き直して、もう一度操作してください。',
		href: `${asked.url.origin}/`,
		label: '研修手帳を開き直す'
	});
}

/**
 * The answer to a form that was sent without JavaScript when the session had come to its end by itself: with what was written, which
 * neither the sign-in nor the way back would show again. null where nothing was written, or a page was only opened.
 *
 * @param signIn where to sign in and come back from
 */
export async function sentInVain(asked: Asked, signIn: string): Promise<Response | null> {
	if (asked.request.method !== 'POST' || !wantsPage(asked) || secretPages.includes(asked.url.pathname)) return null;
	const written = textsOf(await asked.request.formData().catch(() => new FormData()));
	if (written.length === 0) return null;
	return plainPage(401, {
		title: 'ログインの有効期限が切れました',
		sentence:
			'送信した内容は、まだ保存していません。書き込んだ文は下のとおりです。必要なところを控えてから、ログインし直して、もう一度入力してください。',
		href: signIn.replaceAll('&', '&amp;'),
		label: 'ログインする',
		written
	});
}

/** Where passwords are typed: nothing of that is ever shown. */
const secretPages = ['/login', '/password'];

/** What a person has put into words; not numbers, days and the keys of what was chosen. */
function textsOf(data: FormData): string[] {
	const values = [...data.values()].filter((value) => typeof value === 'string').map((value) => value.trim());
	return [...new Set(values.filter((value) => /[^\w.:/-]/.test(value)))];
}

/** A page instead of Kit's English line where somebody opens an address that only a form is sent to, such as /logout. */
export function inWords(asked: Asked, response: Response): Response {
	const isPage = response.headers.get('content-type')?.startsWith('text/html') ?? false;
	if (response.status !== 405 || isPage || !wantsPage(asked)) return response;
	const page = plainPage(405, {
		title: 'このアドレスは開けません',
		sentence: '画面のボタンを押したときにだけ使われるアドレスです。',
		href: '/',
		label: 'ホームへ'
	});
	page.headers.set('allow', response.headers.get('allow') ?? '');
	return page;
}

/** A browser that opens or leaves a page, not a script of it: it says that it takes HTML. */
function wantsPage({ request, url }: Asked): boolean {
	return !isApiPath(url.pathname) && (request.headers.get('accept') ?? '').includes('text/html');
}
