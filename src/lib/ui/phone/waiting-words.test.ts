import { expect, it } from 'vitest';
import { whenSent } from './waiting-words';

it.each([
	{ held: 0, whose: 'own' as const, says: 'ログインすると送信されます。' },
	{ held: 1, whose: 'own' as const, says: 'うち1件は確認が必要です。ほかは、ログインすると送信されます。' },
	{
		held: 1,
		whose: 'others' as const,
		says: 'うち1件は確認が必要です。ほかは、記録した人がログインすると送信されます。'
	}
])('of two with $held refused says to $whose: $says', ({ held, whose, says }) => {
	expect(whenSent(2, held, whose)).toBe(says);
});

it.each(['own' as const, 'others' as const])('promises nothing to %s where every one was refused', (whose) => {
	expect(whenSent(2, 2, whose)).toMatch(/^確認が必要です。/);
	expect(whenSent(2, 2, whose)).not.toContain('すると送信されます');
});
