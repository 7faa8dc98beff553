import { expect, it } from 'vitest';
import { dutyInWords } from './duty-words';

const [basic, advanced] = [
	{ code: 'DX-BASIC', name: 'DX基礎' },
	{ code: 'DX-ADVANCED', name: 'DX応用' }
];

it.each([
	{ courses: [basic], all: false, words: 'DX基礎', because: 'one course needs no brackets' },
	{ courses: [basic, advanced], all: false, words: '「DX基礎」または「DX応用」', because: 'either is enough' },
	{ courses: [basic, advanced], all: true, words: '「DX基礎」と「DX応用」', because: 'each is asked for' }
])('$because: $words', ({ courses, all, words }) => {
	expect(dutyInWords({ courses, all })).toBe(words);
});
