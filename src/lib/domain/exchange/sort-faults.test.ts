import { expect, it } from 'vitest';
import { type Fault, sortFaults } from '$lib/domain/exchange';

const fault = (file: string, row: number | null, column: string | null): Fault => ({
	file,
	row,
	column,
	value: null,
	message: ''
});

it('puts the package first, plan.json last, the whole file before its rows, then rows and columns in their order', () => {
	const sorted = [
		fault('town.zip', null, null),
		fault('departments.csv', null, null),
		fault('departments.csv', null, 'name'),
		fault('departments.csv', 2, 'code'),
		fault('departments.csv', 2, 'valid_from'),
		fault('departments.csv', 10, 'code'),
		fault('appointments.csv', 2, 'to'),
		fault('plan.json', null, null),
		fault('plan.json', null, 'plans[0].indicators[2].since'),
		fault('plan.json', null, 'plans[0].indicators[10].code')
	];
	expect(sortFaults([...sorted].reverse())).toEqual(sorted);
});
