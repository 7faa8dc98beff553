import { foldedMethod } from '$lib/domain/training';
import { type Dictionary } from './dictionary';

/** A column has two bytes for a 実施方法; whatever comes when all numbers are taken shares the last one, which no rule asks for. */
const mostMethods = 0xffff;

/** The number of a 実施方法; 0 is none stated, which a blank is too. */
export function methodNumber(methods: Dictionary, method: string | null): number {
	return Math.min(methods.add(method === '' ? null : method), mostMethods);
}

/** Whether there are more 実施方法 than numbers, so that records of the newest count for no rule that names theirs. */
export function areTooMany(methods: Pick<Dictionary, 'size'>): boolean {
	return methods.size > mostMethods;
}

/** By number, 1 for the 実施方法 that are accepted, however they are spelt: '' is none stated. */
export function methodsAccepted(methods: Dictionary, accepted: readonly string[]): Uint8Array {
	const passing = new Uint8Array(mostMethods + 1);
	const folded = new Set(accepted.map(foldedMethod));
	methods.words.slice(0, mostMethods).forEach((word, number) => {
		if (folded.has(foldedMethod(word ?? ''))) passing[number] = 1;
	});
	return passing;
}
