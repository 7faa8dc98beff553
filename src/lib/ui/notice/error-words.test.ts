import { describe, expect, it } from 'vitest';
import { errorWords, wayOn } from './error-words';

describe('errorWords', () => {
	it.each([
		{ status: 404, message: 'Not Found', title: 'ページが見つかりません', next: /アドレスをお確かめください/ },
		{ status: 409, message: '取込は終わっています。', title: '表示できませんでした', next: /^取込は終わっています。$/ },
		{ status: 500, message: 'Internal Error', title: '表示できませんでした', next: /もう一度お試しください/ },
		{ status: 500, message: 'つながりません。開き直して。', title: 'つながりません', next: /^開き直して。$/ },
		{ status: 403, message: undefined, title: 'この操作はできません', next: /ご相談ください/ }
	])('says $title for $status', ({ status, message, title, next }) => {
		const words = errorWords(status, message);
		expect(words.title).toBe(title);
		expect(words.next).toMatch(next);
	});
});

it.each([
	{ status: 404, path: '/plans/none', href: '/plans', because: 'the plans there are stand in the list' },
	{ status: 404, path: '/indicators/none/people', href: '/plans', because: 'so do their indicators' },
	{ status: 404, path: '/requirements/99', href: '/requirements', because: 'the year’s 必須研修 stand in the list' },
	{ status: 403, path: '/indicators/dx/people', href: '/', because: 'it is there, but not for this person' },
	{ status: 404, path: '/planso', href: '/', because: 'only whole segments count' },
	{ status: 401, path: '/', href: '/login', because: 'signing in comes first' }
])('leads from $path with $status to $href: $because', ({ status, path, href }) => {
	expect(wayOn(status, path).href).toBe(href);
});
