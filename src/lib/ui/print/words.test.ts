import { describe, expect, it } from 'vitest';
import { day } from '$lib/domain/calendar';
import { figureWords, type FigureWords } from '$lib/domain/indicator';
import { comprehension, trainingCount, trainingRate } from '../../../../tests/factories/town-indicator';
import { formatAsOf, readingNotes, stateSentence } from './words';

const today = day('2026-11-21');
const rate = figureWords(trainingRate().rule);
const mean = figureWords(comprehension({ threshold: null }).rule);
const answers = figureWords(comprehension().rule);
const coverage = figureWords({ kind: 'appointment_coverage', role: 'DX推進員', level: 1 });
const manual = figureWords({ kind: 'manual', unit: '件', direction: 'at_most' });

describe('a sheet', () => {
	it('writes its day as offices do', () => {
		expect(formatAsOf(day('2026-03-31'))).toBe('令和8年3月31日現在');
		expect(formatAsOf(day('2019-05-01'))).toBe('令和元年5月1日現在');
	});

	it.each([
		['2026-11-21', '途中', 'its year runs'],
		['2027-03-31', '途中', 'its year has not even come'],
		['2026-03-31', '年度末', 'a 31 March that has passed'],
		['2025-12-31', '年度の途中', 'a day within a past year']
	])('says of %s that it is %s and not sealed: %s', (asOf, word) => {
		expect(stateSentence(day(asOf), today)).toMatch(new RegExp(`^${word}（確定前の数値です`));
	});

	it.each([
		[[1], '確定（第1版の数値です。', 'the figure is the sealed one, and nothing else on the paper is'],
		[[1, 2], '確定（版は指標ごとに載せています。', 'of a plan'],
		[[1, null, null], '3件のうち1件は確定、ほかは年度末（確定前', 'of a plan that is not closed'],
		[[null], '年度末（確定前', 'no edition']
	])('says of editions %o %s: %s', (seals, words) => {
		expect(stateSentence(day('2026-03-31'), today, seals)).toContain(words);
	});

	it('says of the last day of a year that it runs: it is not over', () => {
		expect(stateSentence(day('2026-03-31'), day('2026-03-31'))).toMatch(/^途中/);
	});
});

describe('how the numbers are to be read', () => {
	const about = (words: FigureWords[]) => readingNotes(words).join('');

	it('is said of what the sheet has', () => {
		expect(about([rate])).toMatch(/確認済の記録だけ.*第2位.*「あとn人」は、基準日の対象者で/);
		expect(about([mean])).toMatch(/第3位/);
		expect(about([mean])).not.toMatch(/第2位|あと/);
		expect(about([figureWords(trainingCount().rule)])).not.toMatch(/率/);
	});

	it('names no unit where there are several', () => {
		expect(about([rate, answers])).toMatch(/「あと」の数/);
		expect(about([rate, answers])).not.toContain('あとn人');
	});

	it('says nothing of records where none are counted', () => {
		expect(about([coverage])).not.toContain('確認済');
		expect(readingNotes([manual])).toEqual([]);
	});
});
