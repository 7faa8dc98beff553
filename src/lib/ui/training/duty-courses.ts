import type { Duty } from './record';

/** 「DX基礎」または「DX応用」; one course alone stands without brackets. */
export function dutyInWords({ courses, all }: Pick<Duty, 'courses' | 'all'>): string {
	if (courses.length === 1) return courses[0]?.name ?? '';
	return courses.map(({ name }) => `「${name}」`).join(all ? 'と' : 'または');
}
