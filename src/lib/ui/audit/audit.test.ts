import { render } from 'svelte/server';
import { describe, expect, it } from 'vitest';
import EntryList from './EntryList.svelte';
import ExpectedForm from './ExpectedForm.svelte';
import FilterForm from './FilterForm.svelte';
import { auditAction, auditLink, targetLink } from './links';

const blank = { person: '', record: '', import: '', event: '', from: '', to: '' };

it.each([
	{ link: auditLink({}), address: '/audit' },
	{ link: auditLink(blank), address: '/audit' },
	{ link: auditLink({ ...blank, person: '001&x' }, 51), address: '/audit?person=001%26x&before=51' },
	{ link: targetLink({ record: 45 }), address: '/audit?record=45' },
	{ link: targetLink({ person: '001' }), address: '/audit?person=001' },
	{ link: auditAction('verify', blank), address: '?/verify' },
	{ link: auditAction('verify', { ...blank, import: '12' }), address: '?/verify&import=12' }
])('writes the address $address', ({ link, address }) => {
	expect(link).toBe(address);
});

describe('EntryList', () => {
	const text = (html: string) => html.replace(/<!--[\s\S]*?-->|<[^>]*>/g, '').replace(/\s+/g, ' ');

	it('tells an entry by its number, the time in Japan, who and what', () => {
		const line = {
			number: 120,
			at: '2026-06-14T15:05:00.000Z',
			actor: { text: '佐藤 花子（1234）', to: { person: '1234' } },
			sentence: [
				{ text: '取込 12', to: { import: 12 } },
				{ text: 'を行いました', to: null }
			]
		};
		const { body } = render(EntryList, { props: { lines: [line] } });
		expect(text(body)).toContain('120番');
		expect(text(body)).toContain('2026年6月15日（令和8年） 00:05');
		expect(text(body)).toContain('取込 12を行いました');
		expect(body).toContain('href="/audit?person=1234"');
		expect(body).toContain('href="/audit?import=12"');
	});
});

describe('FilterForm', () => {
	it('is folded up until something is asked for, and keeps what was written', () => {
		const closed = render(FilterForm, { props: { written: blank, errors: {} } }).body;
		expect(closed).not.toMatch(/<details[^>]* open/);
		const errors = { record: '番号ではありません。' };
		const open = render(FilterForm, {
			props: { written: { ...blank, record: '<x>', event: 'account.locked' }, errors }
		});
		expect(open.body).toMatch(/<details[^>]* open/);
		expect(open.body).toContain('value="&lt;x>"');
		expect(open.body).toMatch(/value="account.locked" selected/);
		expect(open.body).toContain('id="record-error"');
	});
});

describe('ExpectedForm', () => {
	it('is folded up until something is written, and keeps it with what is wrong', () => {
		const none = { number: '', hash: '' };
		const closed = render(ExpectedForm, { props: { conditions: blank, written: none, errors: {} } }).body;
		expect(closed).not.toMatch(/<details[^>]* open/);
		const written = { number: '12', hash: '<x>' };
		const open = render(ExpectedForm, { props: { conditions: blank, written, errors: { hash: '違います。' } } });
		expect(open.body).toMatch(/<details[^>]* open/);
		expect(open.body).toContain('value="&lt;x>"');
		expect(open.body).toContain('id="expected-hash-error"');
	});
});
