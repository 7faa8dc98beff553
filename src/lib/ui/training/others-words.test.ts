import { expect, it } from 'vitest';
import { isWorthDoing, othersGroups, type OthersLine, othersNote } from './others-words';

const line = (outcome: OthersLine['outcome']): OthersLine => ({
	...{ said: '1', staffNumber: '0001', name: '海野 花子', department: '企画課', otherName: null, outcome }
});

it('puts everybody into the group of what becomes of them, what went wrong first, and leaves out groups of nobody', () => {
	const lines = [line('not-found'), line('recorded'), line('joined'), line('mended')];
	const shown = (isDone: boolean) => othersGroups(lines, isDone).map(({ heading, lines }) => [heading, lines.length]);
	expect(shown(false)).toEqual([
		['記録できません', 1],
		['すでにあります', 1],
		['記録します', 2]
	]);
	expect(shown(true).at(-1)).toEqual(['記録しました', 2]);
	expect(othersGroups([line('oneself')], false).map(({ key }) => key)).toEqual(['refused']);
});

it.each([
	{ outcome: 'recorded', isDone: false, note: null },
	{ outcome: 'mended', isDone: false, note: '差し戻された記録を直します' },
	{ outcome: 'mended', isDone: true, note: '差し戻された記録を直しました' },
	{ outcome: 'already-joined', isDone: true, note: 'すでに代理で記録されています' }
] as const)('$outcome, done $isDone: $note', ({ outcome, isDone, note }) => {
	expect(othersNote(line(outcome), isDone)).toBe(note);
});

it.each([
	{ outcome: 'joined', hasFiles: false, worth: true, because: '登録元が増える' },
	{ outcome: 'already-joined', hasFiles: false, worth: false, because: '何も変わらない' },
	{ outcome: 'already-joined', hasFiles: true, worth: true, because: '証跡を付けられる' },
	{ outcome: 'not-found', hasFiles: true, worth: false, because: '記録がない' }
] as const)('$because', ({ outcome, hasFiles, worth }) => {
	expect(isWorthDoing([line(outcome)], hasFiles)).toBe(worth);
});
