import { expect, it } from 'vitest';
import { keepUnfinished, takeUnfinished, type Unfinished } from './unfinished';

const unfinished: Unfinished = { kind: 'completion', id: 1, act: 'return', reason: '日付が違います。' };

it('gives back what somebody was about to do, once', () => {
	keepUnfinished('0001', unfinished);
	expect(takeUnfinished('0001')).toMatchObject(unfinished);
	expect(takeUnfinished('0001')).toBeNull();
});

it('shows nobody what somebody else was writing, and forgets it', () => {
	keepUnfinished('0001', unfinished);
	expect(takeUnfinished('0002')).toBeNull();
	expect(takeUnfinished('0001')).toBeNull();
});
