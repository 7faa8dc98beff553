import { expect, it } from 'vitest';
import { placesOf } from './places';

it.each([
	{
		came: 'from 確認待ち as it was narrowed',
		query: 'department=1010&held=all',
		back: '/confirm?department=1010&held=all',
		done: '/confirm?department=1010&held=all&corrected=7',
		again: 'kind=completion&id=7&department=1010&held=all'
	},
	{
		came: 'from 確認済の記録, from its second page',
		query: 'number=0001&page=2',
		back: '/confirm/confirmed?number=0001&page=2',
		done: '/confirm/confirmed?number=0001&page=2&kind=completion&corrected=7',
		again: 'kind=completion&id=7&number=0001&page=2'
	},
	{
		came: 'from an address that was typed',
		query: '',
		back: '/confirm?',
		done: '/confirm?corrected=7',
		again: 'kind=completion&id=7'
	},
	{
		came: 'with a number that is none',
		query: 'number=%20&page=x',
		back: '/confirm?',
		done: '/confirm?corrected=7',
		again: 'kind=completion&id=7'
	}
])('leads back to where one came from: $came', ({ query, back, done, again }) => {
	const url = new URL(`http://localhost/confirm/correct?kind=completion&id=7&${query}`);
	expect(placesOf(url, { kind: 'completion', id: 7 })).toMatchObject({ back, done, query: again });
});

it('keeps to itself what was typed as a number', () => {
	const url = new URL('http://localhost/confirm/correct?number=1%26kind%3Dholding');
	expect(placesOf(url, { kind: 'holding', id: 7 }).back).toBe('/confirm/confirmed?number=1%26kind%3Dholding');
});
