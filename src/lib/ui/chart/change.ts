import type { ChartAxis, ChartNumber } from './types';

const verbs = {
	higher: { up: 'へ上がっています', down: 'へ下がっています' },
	more: { up: 'へ増えています', down: 'へ減っています' }
};

/** How one number has become another: へ上がっています. What is written the same has not changed. */
export function change(from: ChartNumber, to: ChartNumber, { rising }: ChartAxis): string {
	if (from.text === to.text || from.value === to.value) return 'まで変わっていません';
	return (to.value ?? 0) > (from.value ?? 0) ? verbs[rising].up : verbs[rising].down;
}
