import { expect, it } from 'vitest';
import {
	indicatorRefusals,
	indicatorRefusalSentence,
	parseIndicatorEntry,
	readKind,
	typedIndicator
} from './indicator-entry';

const fields = { name: '受講率', code: 'dx-1', note: '' };

it('a new indicator is read, without a note where none was written', () => {
	const typed = typedIndicator({ get: (name) => ({ name: ' 受講率　', code: 'dx-1' })[name] ?? null });
	expect(parseIndicatorEntry(typed)).toEqual({ ok: true, value: { name: '受講率', code: 'dx-1', note: null } });
});

it.each([
	[{ name: '' }, 'name'],
	[{ code: 'a b' }, 'code'],
	[{ note: 'あ'.repeat(501) }, 'note']
])('%o is asked again', (change, field) => {
	const parsed = parseIndicatorEntry({ ...fields, ...change });
	expect(parsed.ok === false && Object.keys(parsed.errors)).toEqual([field]);
});

it.each([
	['manual', 'manual'],
	['rate', null],
	[null, null]
])('the kind %o is %o', (written, kind) => {
	expect(readKind(written)).toBe(kind);
});

it.each(indicatorRefusals)('%s is a sentence that says what to do', (reason) => {
	expect(indicatorRefusalSentence(reason)).toMatch(/。$/);
});
