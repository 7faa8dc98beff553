import { type ParsedPlan, type StoredTown } from '../package';
import { type Fault, planFile } from '../sheet';
import { type Known, type KnownCodes } from './known';
import { unknownCode } from './references';
import { type Town } from './town';

/** Codes in plan.json that name nothing, indicator codes that belong to another plan, and kinds that no longer fit a revision. */
export function planReferences({ parsed, stored }: Town, known: KnownCodes): Fault[] {
	if (!parsed.plan) return [];
	const kinds = {
		course: { name: '研修コード', known: known.courses },
		department: { name: '所属コード', known: known.departments },
		qualification: { name: '資格コード', known: known.qualifications }
	} satisfies Record<string, { name: string; known: Known }>;
	const unknown = parsed.plan.references
		.filter(({ kind, code }) => !kinds[kind].known.has(code))
		.map(({ kind, code, path }) => fault(path, code, unknownCode(kinds[kind].name, code, kinds[kind].known)));
	const owners = new Map(stored.indicators.map(({ code, planCode }) => [code, planCode]));
	return [...unknown, ...takenCodes(owners, parsed.plan.indicatorCodes), ...otherKinds(parsed.plan, stored)];
}

function takenCodes(
	owners: Map<string, string>,
	codes: readonly { code: string; planCode: string; path: string }[]
): Fault[] {
	return codes.flatMap(({ code, planCode, path }) => {
		const owner = owners.get(code) ?? planCode;
		owners.set(code, owner);
		const sentence = `指標コード「${code}」は計画「${owner}」で使われています。別のコードにしてください。`;
		return owner === planCode ? [] : [fault(path, code, sentence)];
	});
}

/** The rules of an indicator over time are of one kind, or its figures could not stand side by side. */
function otherKinds({ indicators, indicatorCodes }: ParsedPlan, stored: StoredTown): Fault[] {
	const kinds = new Map(stored.indicators.map(({ code, rule }) => [code, rule.kind]));
	const paths = new Map(indicatorCodes.map(({ code, path }) => [code, path.replace(/code$/, 'kind')]));
	return indicators.flatMap(({ code, rule }) => {
		const kind = kinds.get(code);
		if (!stored.revisedIndicators.has(code) || kind === rule.kind) return [];
		const sentence = `指標「${code}」は数え方が改められているので、種類を「${kind}」から変えられません。別の指標コードで加えてください。`;
		return [fault(paths.get(code) ?? code, rule.kind, sentence)];
	});
}

function fault(path: string, value: string, message: string): Fault {
	return { file: planFile, row: null, column: path, value, message };
}
