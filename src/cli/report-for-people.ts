import { formatDayWithEra, formatFiscalYear } from '$lib/domain/calendar';
import { type RateWithPending, type Report } from '$lib/domain/indicator';
import { type AppliedTarget } from '$lib/domain/indicator';

type Judged = { target: AppliedTarget | null; shortfall: number | null };

/** A report as a table to read in a terminal, columns separated by tabs. */
export function reportForPeople({
	indicator,
	asOf,
	fiscalYear,
	isFinal,
	overall,
	excluded,
	departments
}: Report): string {
	const lines = [
		`${indicator.name}（${indicator.code}）`,
		`基準日 ${formatDayWithEra(asOf)}　${formatFiscalYear(fiscalYear)}${isFinal ? '末' : ''}`,
		excluded.length === 0
			? '対象外 なし'
			: `対象外 ${excluded.map(({ reason, count }) => `${reason} ${count}人`).join('、')}`,
		'',
		['コード', '所属', '率', '分子/分母', '確認待ち', '目標', 'あとn人'].join('\t'),
		line('', '全体', overall, overall),
		...departments.map((one) => line(one.code, `${'　'.repeat(one.depth - 1)}${one.name}`, one.total, one))
	];
	return lines.join('\n');
}

function line(
	code: string,
	name: string,
	{ numerator, denominator, percent, pending }: RateWithPending,
	judged: Judged
): string {
	const rate = percent === null ? '対象者なし' : `${percent.toFixed(1)}%`;
	return [
		code,
		name,
		rate,
		`${numerator}/${denominator}`,
		pending,
		target(judged.target),
		short(judged.shortfall)
	].join('\t');
}

function target(target: AppliedTarget | null): string {
	if (target === null) return '－';
	return target.percent === undefined ? `${target.headcount}人` : `${target.percent}%`;
}

function short(shortfall: number | null): string {
	return shortfall === null ? '－' : `あと${shortfall}人`;
}
