import { type Plan } from '$lib/domain/indicator';
import { type PlanContext } from './context';
import { type ObjectReader } from './object-reader';

/** Reads what a plan says of itself, without its indicators; the code also where something else is wrong. */
export function readPlan(reader: ObjectReader): { code: string | undefined; plan: Plan | null } {
	const { context } = reader;
	const before = context.faults.length;
	for (const key of reader.keysBeside(['code', 'name', 'source', 'fiscalYears', 'indicators'])) {
		context.messages.push(`plan.json の ${reader.at(key)} は知らない項目なので読みません。`);
	}
	const code = reader.text('code');
	const name = reader.text('name');
	const source = reader.textOrNull('source');
	const years = readFiscalYears(reader);
	const sound = context.faults.length === before;
	const plan = { code, name, source, firstFiscalYear: years?.[0], lastFiscalYear: years?.[1] };
	return { code, plan: sound ? (plan as Plan) : null };
}

function readFiscalYears(reader: ObjectReader): [number, number] | undefined {
	const years = reader.list('fiscalYears');
	if (!years) return undefined;
	if (years.length === 0) return reader.missing('fiscalYears');
	if (years.length !== 2) return reader.fail('fiscalYears', 'fiscalYears には最初と最後の年度を二つ書いてください。');
	const sound = years.map((year, index) => asFiscalYear(reader.context, year, `${reader.at('fiscalYears')}[${index}]`));
	const [first, last] = sound;
	if (first === undefined || last === undefined) return undefined;
	if (last >= first) return [first, last];
	return reader.fail(
		'fiscalYears',
		'計画の期間が始まる前に終わっています。最初の年度、最後の年度の順に書いてください。'
	);
}

function asFiscalYear(context: PlanContext, value: unknown, path: string): number | undefined {
	if (Number.isSafeInteger(value) && (value as number) >= 1) return value as number;
	return context.fail(path, value, '年度は、始まる年の西暦を 2024 のように引用符のない整数で書いてください。');
}
