import { describe, expect, it } from 'vitest';
import { account, completion, course } from '../../db/schema';
import { sha256 } from '../chain';
import { onlyColumns, rowHash, sealedText, versionText } from './sealed-text';

describe('the text of a row that is hashed', () => {
	it.each([
		{
			row: '{"id":1,"hours":1.0,"x":1.50}',
			text: '{"id":1,"hours":1,"x":1.50}',
			because: 'a real as JavaScript has it'
		},
		{ row: '{"hours":0.10000000000000001}', text: '{"hours":0.1}', because: 'as another SQLite may write 0.1' },
		{ row: '{"hours":1.0e+15,"a":2}', text: '{"hours":1000000000000000,"a":2}', because: 'an exponent' },
		{ row: '{"hours":null}', text: '{"hours":null}', because: 'none' },
		{
			row: '{"method":"\\"hours\\":1.0"}',
			text: '{"method":"\\"hours\\":1.0"}',
			because: 'inside a text nothing is touched'
		}
	])('$because', ({ row, text }) => {
		expect([sealedText(completion)(row), versionText(completion)(row)]).toEqual([text, text]);
	});

	it('has a digest for a secret; a kept version has it already', () => {
		const row = '{"id":1,"passwordHash":"$argon2id$x","lockedAt":null}';
		const kept = `{"id":1,"passwordHash":"${sha256('$argon2id$x')}","lockedAt":null}`;
		expect([sealedText(account)(row), versionText(account)(kept)]).toEqual([kept, kept]);
	});

	it('is the row itself where there is neither', () => {
		expect(sealedText(course)('{"id":1,"code":"1.0"}')).toBe('{"id":1,"code":"1.0"}');
	});
});

describe('a row sealed before its table got another column', () => {
	it.each([
		{
			row: '{"id":1,"new":"x","a":"é\\n\\"","b":[1,null]}',
			text: '{"id":1,"a":"é\\n\\"","b":[1,null]}',
			because: 'cut down'
		},
		{ row: '{"id":1,"a":"x","b":null}', text: null, because: 'it has these columns' },
		{ row: '{}', text: null, because: 'it could not be read' },
		{ row: 'nothing', text: null, because: 'it is no row' },
		{ row: '{"id":1', text: null, because: 'it is cut off' },
		{ row: '[1,"id"]', text: null, because: 'it is what an entry laid aside' }
	])('$because', ({ row, text }) => {
		expect(onlyColumns(row, 'id,a,b')).toBe(text);
	});
});

it('a hash has 96 bits in sixteen letters', () => {
	expect(rowHash('{"id":1}')).toMatch(/^[\w-]{16}$/);
});
