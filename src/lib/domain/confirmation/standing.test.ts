import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Act, acts, step, type Standing } from './standing';

const readme = readFileSync(new URL('./README.md', import.meta.url), 'utf8');
const rows = readme
	.split('\n')
	.filter((line) => /^\| (standing|waiting|held|confirmed|returned|withdrawn) /.test(line))
	.map((line) => line.split('|').map((cell) => cell.trim()))
	.filter((cells) => cells.length === acts.length + 3);
const [head = [], ...lines] = rows;

const standingOf = (word: string): Standing =>
	word === 'held' ? { state: 'waiting', held: true } : { state: word as Standing['state'], held: false };

const cells = lines.flatMap(([, from = '', ...cellsOfRow]) =>
	acts.map((act, index) => ({ from, act, to: cellsOfRow[index] ?? '' }))
);

describe('the table of the README', () => {
	it('has every standing and every act', () => {
		expect(head.slice(2, -1)).toEqual([...acts]);
		expect(lines.map(([, from]) => from)).toEqual(['waiting', 'held', 'confirmed', 'returned', 'withdrawn']);
	});

	it.each(cells)('$from, $act → $to', ({ from, act, to }) => {
		const taken = step(standingOf(from), act);
		expect(taken.ok ? taken.next : '–').toEqual(to === '–' ? '–' : standingOf(to));
	});
});

it.each<{ from: Standing; act: Act; reason: string; because: string }>([
	{ from: standingOf('waiting'), act: 'release', reason: 'not-held', because: '保留していない' },
	{ from: standingOf('confirmed'), act: 'amend', reason: 'not-amendable', because: '確認済みは人事が訂正する' },
	{ from: standingOf('withdrawn'), act: 'amend', reason: 'not-amendable', because: '取り下げたものは記録し直す' },
	{ from: standingOf('withdrawn'), act: 'withdraw', reason: 'withdrawn', because: '二度は取り下げられない' },
	{ from: standingOf('returned'), act: 'correct', reason: 'not-waiting', because: '差し戻した記録は本人の番' },
	{ from: standingOf('confirmed'), act: 'confirm', reason: 'not-waiting', because: 'もう一人が先に確認した' }
])('$because: $reason', ({ from, act, reason }) => {
	expect(step(from, act)).toEqual({ ok: false, reason });
});
