import { type ParsedPlan } from '../package';
import { type Fault, planFile } from '../sheet';
import { PlanContext } from './context';
import { ObjectReader } from './object-reader';
import { readIndicator } from './read-indicator';
import { readPlan } from './read-plan';

/** Reads the text of plan.json: its plans and indicators without a fault, and every fault with its path. */
export function parsePlan(text: string): { plan: ParsedPlan; faults: Fault[]; messages: string[] } {
	const context = new PlanContext();
	const plan: ParsedPlan = { plans: [], indicators: [], indicatorCodes: [], references: context.references };
	const json = parseJson(text);
	if (json.ok) readPlans(context, plan, json.value);
	else context.faults.push(brokenJson(json.line));
	return { plan, faults: context.faults, messages: context.messages };
}

function readPlans(context: PlanContext, parsed: ParsedPlan, value: unknown): void {
	const top = ObjectReader.of(context, value, '');
	if (!top) return;
	for (const key of top.keysBeside(['plans'])) {
		context.messages.push(`plan.json の ${key} は知らない項目なので読みません。`);
	}
	if (!Object.hasOwn(value as object, 'plans')) top.missing('plans');
	const planPaths = new Map<string, string>();
	for (const reader of top.objects('plans')) {
		const { code, plan } = readPlan(reader);
		if (code !== undefined) refuseSecond(planPaths, code, reader, '計画コード');
		if (plan) parsed.plans.push(plan);
		readIndicators(parsed, reader, code);
	}
}

function readIndicators(parsed: ParsedPlan, plan: ObjectReader, planCode: string | undefined): void {
	const paths = new Map<string, string>();
	for (const reader of plan.objects('indicators')) {
		const { code, path, indicator } = readIndicator(reader, planCode);
		if (code !== undefined) {
			refuseSecond(paths, code, reader, '指標コード');
			if (planCode !== undefined) parsed.indicatorCodes.push({ code, planCode, path });
		}
		if (indicator) parsed.indicators.push(indicator);
	}
}

function refuseSecond(paths: Map<string, string>, code: string, reader: ObjectReader, noun: string): void {
	const earlier = paths.get(code);
	if (earlier === undefined) paths.set(code, reader.path);
	else reader.fail('code', `${noun}「${code}」は ${earlier} と同じです。どちらか一つにしてください。`);
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
