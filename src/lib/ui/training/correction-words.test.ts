import { expect, it } from 'vitest';
import { correctedValue } from './correction-words';

it.each([
	{ field: 'completedOn', value: '2026-06-01', words: '2026年6月1日' },
	{ field: 'hours', value: 1.5, words: '1.5時間' },
	{ field: 'hours', value: 0, words: '0時間' },
	{ field: 'comprehension', value: null, words: 'なし' },
	{ field: 'passedOn', value: '2023-06', words: '2023-06' },
	{ field: 'passedOn', value: '2023-06-18', words: '2023年6月18日' },
	{ field: 'expiresOn', value: '2029-04-01', words: '2029年3月31日' },
	{ field: 'course', value: 'DX基礎', words: 'DX基礎' }
])('$field $value: $words', ({ field, value, words }) => {
	expect(correctedValue(field, value)).toBe(words);
});
