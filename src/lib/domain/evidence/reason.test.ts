import { expect, it } from 'vitest';
import { isForEvidenceAlone } from './reason';

it.each([
	{ reason: '証跡がありません。', is: true, because: 'as it is offered' },
	{ reason: '証跡がありません。証跡が読めません。 ', is: true, because: 'both' },
	{ reason: '証跡がありません。受講日が違います。', is: false, because: 'another file does not mend the day' },
	{ reason: '受講日が違います。', is: false, because: 'the day' },
	{ reason: '証跡は別の研修のものです', is: false, because: 'in words of one’s own nobody can tell' },
	{ reason: ' ', is: false, because: 'blank' },
	{ reason: null, is: false, because: 'it was not returned' }
])('$because: $reason', ({ reason, is }) => {
	expect(isForEvidenceAlone(reason)).toBe(is);
});
