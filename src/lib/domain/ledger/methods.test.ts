import { expect, it } from 'vitest';
import { town } from '../../../../tests/factories/town';
import { Dictionary } from './dictionary';
import { buildLedger } from './ledger';
import { areTooMany, methodNumber, methodsAccepted } from './methods';

it('each 実施方法 has a number, and none is 0, however it is left blank', () => {
	const methods = new Dictionary();
	expect(['集合', null, '動画', '', '集合'].map((method) => methodNumber(methods, method))).toEqual([1, 0, 2, 0, 1]);
});

it('accepts the methods that are named, and a record without one where a blank is named', () => {
	const methods = new Dictionary();
	for (const method of ['集合', '動画']) methodNumber(methods, method);
	const accepted = (words: string[]) => [...methodsAccepted(methods, words).subarray(0, 3)];
	expect(accepted(['集合'])).toEqual([0, 1, 0]);
	expect(accepted(['', '動画', '見たことのない方法'])).toEqual([1, 0, 1]);
});

it('more methods than the column has numbers for share one that no rule accepts', () => {
	const methods = new Dictionary();
	const add = (from: number, to: number) => {
		for (let count = from; count <= to; count++) methodNumber(methods, `方法${count}`);
	};
	add(1, 65_534);
	expect(areTooMany(methods)).toBe(false);
	add(65_535, 65_540);
	expect(areTooMany(methods)).toBe(true);
	expect(methodNumber(methods, '方法65534')).toBe(65_534);
	expect(methodNumber(methods, '方法65540')).toBe(65_535);
	expect(methodsAccepted(methods, ['方法65540', '方法65535']).every((one) => one === 0)).toBe(true);
	expect(methodsAccepted(methods, ['方法65534'])[65_534]).toBe(1);
});

it('a ledger keeps the method of each completion', () => {
	const facts = town({ people: [{ completions: ['2023-06-01', '2023-07-01'] }] });
	const [first, second] = facts.completions;
	const completions = [
		{ ...first!, method: '集合' },
		{ ...second!, method: null }
	];
	const ledger = buildLedger({ ...facts, completions });
	const { method } = ledger.completions.get('DX-BASIC')!;
	expect([...method].map((number) => ledger.methods.words[number])).toEqual(['集合', null]);
});
