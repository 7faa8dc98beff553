import { type Target } from '../rule';
import { type ObjectReader } from './object-reader';

/** The promises of an indicator; two for one fiscal year and department (or the whole body) are a fault. */
export function readTargets(indicator: ObjectReader): Target[] {
	const first = new Map<string, string>();
	return indicator.objects('targets').flatMap((reader) => {
		const target = readTarget(reader);
		if (!target) return [];
		const key = `${target.fiscalYear} ${target.departmentCode ?? ''}`;
		const earlier = first.get(key);
		if (earlier === undefined) first.set(key, reader.path);
		else reader.fail('fiscalYear', { code: 'same-target', earlier });
		return [target];
	});
}

function readTarget(reader: ObjectReader): Target | undefined {
	reader.refuseKeysBeside(['fiscalYear', 'departmentCode', 'percent', 'headcount', 'value']);
	const departmentCode = reader.textOrNull('departmentCode');
	if (departmentCode) {
		reader.context.refer('department', { text: departmentCode, path: reader.at('departmentCode') });
	}
	const target = {
		fiscalYear: reader.whole('fiscalYear', 1),
		departmentCode,
		percent: reader.numberOrNull('percent'),
		headcount: reader.numberOrNull('headcount'),
		value: reader.numberOrNull('value')
	};
	return Object.values(target).includes(undefined) ? undefined : (target as Target);
}
