/**
 * Whether a code means something to JavaScript (`__proto__`, `constructor`, `toString` …): what is kept by it could be lost, or taken for
 * what it is not.
 */
export function isReservedCode(code: string): boolean {
	return code in Object.prototype || code === 'prototype';
}
