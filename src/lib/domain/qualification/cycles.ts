import { type Qualification } from './catalogue';

/**
 * Where 相当 goes round in a circle: each circle once, as the codes on the way and the first of them again (AP, FE, AP). Such
 * qualifications would all count as one another, which nobody can have meant. Empty for a sound catalogue.
 */
export function satisfiesCycles(catalogue: readonly Qualification[]): string[][] {
	const lower = new Map(catalogue.map(({ code, satisfies }) => [code, satisfies]));
	const done = new Set<string>();
	const cycles: string[][] = [];
	for (const { code } of catalogue) descend(code, [], { lower, done, cycles });
	return cycles;
}

type Walk = { lower: ReadonlyMap<string, readonly string[]>; done: Set<string>; cycles: string[][] };

/** @param way the codes from where the walk began; one of them met again closes a circle */
function descend(code: string, way: readonly string[], walk: Walk): void {
	const met = way.indexOf(code);
	if (met >= 0) walk.cycles.push([...way.slice(met), code]);
	if (met >= 0 || walk.done.has(code)) return;
	for (const below of walk.lower.get(code) ?? []) descend(below, [...way, code], walk);
	walk.done.add(code);
}

/** 「AP → FE → AP」 */
export function cycleWords(cycle: readonly string[]): string {
	return cycle.join(' → ');
}

/**
 * The catalogue as it is taken in.
 *
 * @throws RangeError with the path of every circle of 相当
 */
export function soundCatalogue(catalogue: readonly Qualification[]): readonly Qualification[] {
	const cycles = satisfiesCycles(catalogue);
	if (cycles.length === 0) return catalogue;
	const paths = cycles.map(cycleWords).join('、');
	throw new RangeError(`資格の一覧の相当が一回りしています（${paths}）。どれかの相当を外してください。`);
}
