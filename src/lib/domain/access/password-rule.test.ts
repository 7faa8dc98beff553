import { describe, expect, it } from 'vitest';
import { passwordFault } from './password-rule';

describe('a new password', () => {
	it.each([
		{ password: 'kawa-to-umi-to', fault: null, because: '12文字以上' },
		{ password: '海山川空雲風雨雪花鳥月星', fault: null, because: '漢字でも12文字' },
		{ password: 'short-words', fault: 'too-short', because: '11文字' },
		{ password: 'ｋａｗａ－ｕｍｉ', fault: 'too-short', because: '全角は半角と同じに数える' },
		{ password: '001862001862', fault: 'staff-number', because: '職員番号の繰り返し' },
		{ password: '00-1862', fault: 'too-short', because: '短い' },
		{ password: '001862', fault: 'staff-number', because: '職員番号そのもの' },
		{ password: '０'.repeat(2) + '1862!!!!!!!!', fault: 'staff-number', because: '記号を足しても職員番号' },
		{ password: 'abababababababab', fault: 'too-simple', because: '同じ文字の繰り返し' },
		{ password: 'x'.repeat(100) + 'abc'.repeat(20), fault: 'too-long', because: '128文字を超える' }
	])('$password: $because', ({ password, fault }) => {
		expect(passwordFault(password, '001862')).toBe(fault);
	});
});
