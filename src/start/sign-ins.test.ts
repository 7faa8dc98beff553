import { expect, it } from 'vitest';
import { aligned, readSignIns } from './sign-ins.mjs';

it('reads people of every kind the demonstration promises', () => {
	const titles = readSignIns().map(({ title }) => title);
	expect(titles).toEqual(expect.arrayContaining(['職員', '所属長', '人事', '情報セキュリティ担当']));
});

it('makes titles as wide as the widest, a Japanese letter being two columns', () => {
	const people = ['職員', 'DX担当'].map((title) => ({ title, staffNumber: '000001', password: 'x' }));
	expect(aligned(people).map(({ title }) => title)).toEqual(['職員  ', 'DX担当']);
});
