import { describe, expect, it } from 'vitest';
import { errorWords } from './error-words';

describe('errorWords', () => {
	it.each([
		{ status: 404, message: 'Not Found', title: 'ページが見つかりません', next: /アドレスをお確かめください/ },
		{ status: 409, message: '取込は終わっています。', title: '表示できませんでした', next: /^取込は終わっています。$/ },
		{ status: 500, message: 'Internal Error', title: '表示できませんでした', next: /もう一度お試しください/ },
		{ status: 403, message: undefined, title: 'この操作はできません', next: /ご相談ください/ }
	])('says $title for $status', ({ status, message, title, next }) => {
		const words = errorWords(status, message);
		expect(words.title).toBe(title);
		expect(words.next).toMatch(next);
	});
});
