import { expect, it } from 'vitest';
import { confirmationWords } from './confirmation';

it.each([
	{ value: { completions: '所属長', holdings: '所属長' }, words: '受講記録は所属長と人事、資格は所属長と人事' },
	{ value: { completions: '所属長', holdings: '人事' }, words: '受講記録は所属長と人事、資格は人事' },
	{ value: null, words: '受講記録は人事、資格は人事' }
])('says that 人事 confirms beside the 所属長: $words', ({ value, words }) => {
	expect(confirmationWords(value)).toBe(words);
});
