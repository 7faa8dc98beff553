import { type Plan } from '../rule';
import { longestName } from '../line';
import { type PlanContext } from './context';
import { type ObjectReader } from './object-reader';

/** Reads what a plan says of itself, without its indicators; the code also where something else is wrong. */
export function readPlan(reader: ObjectReader): { code: string | undefined; plan: Plan | null } {
	const { context } = reader;
	const before = context.faults.length;
	for (const key of reader.keysBeside(['code', 'name', 'source', 'fiscalYears', 'indicators'])) {
		context.remark(reader.at(key), { code: 'unknown-key' });
	}
	const code = reader.code('code');
	const name = reader.line('name', longestName);
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
	if (years.length !== 2) return reader.fail('fiscalYears', { code: 'not-two-years' });
	const sound = years.map((year, index) => asFiscalYear(reader.context, year, `${reader.at('fiscalYears')}[${index}]`));
	const [first, last] = sound;
	if (first === undefined || last === undefined) return undefined;
	if (last >= first) return [first, last];
	return reader.fail('fiscalYears', { code: 'years-reversed' });
}

function asFiscalYear(context: PlanContext, value: unknown, path: string): number | undefined {
	if (Number.isSafeInteger(value) && (value as number) >= 1) return value as number;
	return context.fail(path, value, { code: 'not-a-year' });
}
