import { describe, expect, it } from 'vitest';
import { parseExpected, readExpected } from './expected';

const hash = '0123456789abcdef'.repeat(4);

describe('what was written down of an entry', () => {
	it.each([
		{ number: '12', written: hash, because: 'as the check gives it' },
		{ number: '１２', written: hash.toUpperCase(), because: 'full-width figures, capital letters' },
		{ number: ' 12 ', written: `${hash.slice(0, 32)} \n${hash.slice(32)}`, because: 'broken into lines' }
	])('is read: $because', ({ number, written }) => {
		expect(parseExpected({ number, hash: written })).toEqual({ ok: true, expected: { number: 12, hash } });
	});

	it('is nothing where both fields are blank', () => {
		expect(parseExpected({ number: ' ', hash: '' })).toEqual({ ok: true, expected: null });
	});

	it.each([
		{ number: '12', written: '', wrong: ['hash'] },
		{ number: '', written: hash, wrong: ['number'] },
		{ number: '0', written: hash, wrong: ['number'] },
		{ number: '9007199254740993', written: hash, wrong: ['number'] },
		{ number: 'x', written: hash.slice(1), wrong: ['number', 'hash'] },
		{ number: '12', written: `${hash.slice(1)}g`, wrong: ['hash'] }
	])('cannot be read: $number and $written', ({ number, written, wrong }) => {
		const outcome = parseExpected({ number, hash: written });
		expect(outcome.ok ? [] : Object.keys(outcome.errors)).toEqual(wrong);
	});

	it.each([
		{ text: `12:${hash}`, expected: { number: 12, hash } },
		{ text: `12：${hash}`, expected: { number: 12, hash } },
		{ text: `12:${hash}:1`, expected: null },
		{ text: hash, expected: null },
		{ text: ':', expected: null },
		{ text: '', expected: null }
	])('as one text: $text', ({ text, expected }) => {
		expect(readExpected(text)).toEqual(expected);
	});
});
