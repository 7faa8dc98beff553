import { expect, it } from 'vitest';
import { formatFiscalYear } from '$lib/domain/calendar';
import { type AnyReport, type Report } from '$lib/domain/indicator';
import { freshUrl, kenshu } from '../cli/in-process';

it('shows 洲本’s three years, a plan of its own, and departments of every sort', async () => {
	const url = await freshUrl();
	await kenshu(url, 'demo', '--today', '2026-11-21');
	const figure = async (code: string, day: string): Promise<Report> =>
		JSON.parse((await kenshu(url, 'report', code, '--as-of', day, '--format', 'json')).out) as Report;
	const [first, second, third] = [
		await figure('sumoto-dx-training', '2024-03-31'),
		await figure('sumoto-dx-training', '2025-03-31'),
		await figure('sumoto-dx-training', '2026-03-31')
	];
	for (const { fiscalYear, overall } of [first, second, third])
		console.info(`${formatFiscalYear(fiscalYear)} ${overall.percent}% (${overall.numerator}/${overall.denominator})`);
	expect(first.overall.percent).toSatisfy(between(20, 22));
	expect(second.overall.percent).toSatisfy(between(41, 44));
	expect(third.overall.percent).toSatisfy(between(90, 95));
	for (const { overall, excluded } of [first, second, third]) {
		expect(overall.denominator).toSatisfy(between(240, 260));
		expect(excluded.reduce((sum, { count }) => sum + count, 0)).toBeGreaterThanOrEqual(8);
	}
	expect(first.overall.target).toEqual({ percent: 20, headcount: 50, from: 'overall' });

	const now = await figure('shiomi-dx', '2026-11-21');
	expect(now.overall.target?.percent).toBe(100);
	expect(now.overall.shortfall).toBeGreaterThan(0);
	expect(now.overall.pending).toBeGreaterThanOrEqual(6);
	const sections = now.departments.filter(({ depth }) => depth === 2);
	expect(now.departments.filter(({ depth }) => depth === 1)).toHaveLength(3);
	expect(sections.length).toSatisfy(between(18, 24));
	expect(sections.some(({ total }) => total.percent === 0)).toBe(true);
	expect(sections.some(({ total }) => total.percent === 100)).toBe(true);
	expect(sections.some(({ total }) => total.denominator === 0)).toBe(true);
	const promoters = (await figure('sumoto-ap', '2026-03-31')).overall.denominator;
	expect(promoters).toSatisfy(between(5, 7));
});

it('has every figure of the five plans side by side, with something believable in each', async () => {
	const url = await freshUrl();
	await kenshu(url, 'demo', '--today', '2026-11-21');
	const list = (await kenshu(url, 'report', '--list')).out.trimEnd().split('\n');
	const overall = async (code: string, day: string) =>
		(JSON.parse((await kenshu(url, 'report', code, '--as-of', day, '--format', 'json')).out) as AnyReport).overall;
	for (const line of list) expect(await overall(line.split('\t')[0]!, '2026-03-31'), line).toBeTypeOf('object');

	const [attendances, people] = [
		await overall('katagami-security', '2026-03-31'),
		await overall('katagami-digital', '2026-03-31')
	];
	expect(attendances).toMatchObject({ numerator: expect.toSatisfy(between(380, 480)) as number, denominator: null });
	expect(people).toMatchObject({
		numerator: expect.toSatisfy(between(40, 300)) as number,
		target: null,
		shortfall: null
	});
	expect(await overall('sumoto-ip', '2026-03-31')).toMatchObject({ percent: null, target: null });
	expect(await overall('kinokawa-officers', '2026-11-21')).toMatchObject({
		percent: expect.toSatisfy(between(70, 97)) as number,
		shortfall: expect.toSatisfy(between(1, 6)) as number
	});
	expect(await overall('kinokawa-comprehension', '2026-03-31')).toMatchObject({
		percent: expect.toSatisfy(between(60, 95)) as number
	});
	expect(await overall('kadoma-leaders', '2026-03-31')).toMatchObject({
		percent: expect.toSatisfy(between(30, 90)) as number
	});
	expect(await overall('kinokawa-incidents', '2024-03-31')).toMatchObject({ met: false });
	expect(await overall('kinokawa-incidents', '2026-03-31')).toMatchObject({ value: 0, met: true });
	expect(await overall('kinokawa-incidents', '2026-11-21')).toMatchObject({ value: null, met: null });
	expect(await overall('katagami-leaks', '2026-03-31')).toMatchObject({ target: null, met: null });
});

function between(least: number, most: number) {
	return (value: unknown) => typeof value === 'number' && value >= least && value <= most;
}
