import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { type Measure } from './table';

/** An indicator whose population is everybody. */
const everybody = 'sennan-security';

/** A workbook with the names of everybody, taken as a download. */
export function xlsxMeasures(path: string): Measure[] {
	const script = join(import.meta.dirname, 'xlsx-process.ts');
	const args = ['--import', 'tsx', script, `file:${path}`, everybody];
	const { seconds, megabytes, pause, size } = JSON.parse(
		execFileSync(process.execPath, args, { encoding: 'utf8' })
	) as Record<'seconds' | 'megabytes' | 'pause' | 'size', number>;
	return [
		{ what: 'workbook with every name', value: seconds, unit: 's', goal: { most: 15 } },
		{ what: 'workbook: memory above the resting size', value: megabytes, unit: 'MB', goal: { most: 200 } },
		{ what: 'workbook: longest pause', value: pause, unit: 'ms' },
		{ what: 'workbook: its size', value: size, unit: 'MB' }
	];
}
