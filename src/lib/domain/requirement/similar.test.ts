import { expect, it } from 'vitest';
import { similarInWords, withWholeNumbers } from './similar';

const similar = [{ typed: '1386', staffNumber: '001386', name: '石川 孝之' }];

it('says whom a number may mean', () => {
	expect(similar.map(similarInWords)).toEqual(['1386 → 001386 石川 孝之']);
});

it.each([
	['1386', '001386', 'the number alone'],
	['１３８６　CSIRT', '001386　CSIRT', 'full-width, with a part'],
	['  1386 1386', '  001386 1386', 'only the number of the line, not what is said of it'],
	['13861\n1386\r\n001471', '13861\n001386\r\n001471', 'others stay as they are'],
	['', '', 'nothing']
])('writes the whole number into %j: %j (%s)', (text, whole) => {
	expect(withWholeNumbers(text, similar)).toBe(whole);
});
