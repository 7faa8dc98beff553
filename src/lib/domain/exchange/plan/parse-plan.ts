import {
	type Indicator,
	ObjectReader,
	oddSince,
	oddTarget,
	type Plan,
	PlanContext,
	readIndicator,
	readPlan
} from '$lib/domain/plan';
import { type ParsedPlan } from '../package';
import { type Fault, planFile } from '../sheet';
import { faultOf, remarkSentence } from './sentences';

/** Reads the text of plan.json: its plans and indicators without a fault, and every fault with its path. */
export function parsePlan(text: string): { plan: ParsedPlan; faults: Fault[]; messages: string[] } {
	const context = new PlanContext();
	const plan: ParsedPlan = { plans: [], indicators: [], indicatorCodes: [], references: context.references };
	const json = parseJson(text);
	if (!json.ok) return { plan, faults: [brokenJson(json.line)], messages: [] };
	readPlans(context, plan, json.value);
	return { plan, faults: context.faults.map(faultOf), messages: context.remarks.map(remarkSentence) };
}

function readPlans(context: PlanContext, parsed: ParsedPlan, value: unknown): void {
	const top = ObjectReader.of(context, value, '');
	if (!top) return;
	for (const key of top.keysBeside(['plans'])) {
		context.remark(key, { code: 'unknown-key' });
	}
	if (!Object.hasOwn(value as object, 'plans')) top.missing('plans');
	const planPaths = new Map<string, string>();
	for (const reader of top.objects('plans')) {
		const { code, plan } = readPlan(reader);
		if (code !== undefined) refuseSecond(planPaths, code, reader, 'same-plan');
		if (plan) parsed.plans.push(plan);
		readIndicators(parsed, reader, code, plan);
	}
}

function readIndicators(
	parsed: ParsedPlan,
	reader: ObjectReader,
	planCode: string | undefined,
	plan: Plan | null
): void {
	const paths = new Map<string, string>();
	for (const one of reader.objects('indicators')) {
		const { code, path, indicator } = readIndicator(one, planCode);
		if (code !== undefined) {
			refuseSecond(paths, code, one, 'same-indicator');
			if (planCode !== undefined) parsed.indicatorCodes.push({ code, planCode, path });
		}
		if (indicator) parsed.indicators.push(indicator);
		if (indicator && plan) remarkOddities(one, indicator, plan);
	}
}

/** What an office may have written by mistake is taken in as it stands, since it can be read, and told. */
function remarkOddities(reader: ObjectReader, { rule, targets }: Indicator, plan: Plan): void {
	const since = oddSince(rule, targets);
	if (since) reader.context.remark(reader.at('since'), since);
	for (const [index, target] of targets.entries())
		for (const { key, oddity } of oddTarget(target, plan))
			reader.context.remark(`${reader.at('targets')}[${index}].${key}`, oddity);
}

function refuseSecond(
	paths: Map<string, string>,
	code: string,
	reader: ObjectReader,
	same: 'same-plan' | 'same-indicator'
): void {
	const earlier = paths.get(code);
	if (earlier === undefined) paths.set(code, reader.path);
	else reader.fail('code', { code: same, earlier });
}

type Json = { ok: true; value: unknown } | { ok: false; line: number | null };

function parseJson(text: string): Json {
	try {
		return { ok: true, value: JSON.parse(text.replace(/^\uFEFF/, '')) };
	} catch (error) {
		const position = /position (\d+)/.exec(String(error))?.[1];
		return { ok: false, line: position ? text.slice(0, Number(position)).split('\n').length : null };
	}
}

function brokenJson(line: number | null): Fault {
	const place = line === null ? '' : `（${line}行目の付近）`;
	const message = `JSONとして読めません${place}。括弧、引用符、カンマを確かめてください。`;
	return { file: planFile, row: null, column: null, value: null, message };
}
