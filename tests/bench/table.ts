/** A figure with its unit; `goal`: what it must not exceed, or must reach, in the large town. */
export type Measure = { what: string; value: number; unit: string; goal?: { most: number } | { least: number } };

/** One row for each measure: the goal, the figure of each town, and whether that of the last one is inside. */
export function printTable(towns: readonly { size: string; measures: readonly Measure[] }[]): void {
	console.log(`| | goal | ${towns.map(({ size }) => `town ${size}`).join(' | ')} | |`);
	console.log(`|---|---|${towns.map(() => '---|').join('')}---|`);
	const last = towns.at(-1)?.measures ?? [];
	last.forEach((measure, row) => {
		const figures = towns.map(({ measures }) => figure(measures[row]!));
		console.log(`| ${[measure.what, goalWords(measure), ...figures, verdict(measure)].join(' | ')} |`);
	});
}

function figure({ value, unit }: Measure): string {
	return `${value.toLocaleString('en', { maximumFractionDigits: value < 10 ? 2 : value < 100 ? 1 : 0 })} ${unit}`.trim();
}

function goalWords({ goal, unit }: Measure): string {
	if (!goal) return '';
	return ('most' in goal ? `≤ ${goal.most} ${unit}` : `≥ ${goal.least} ${unit}`).trim();
}

function verdict({ goal, value }: Measure): string {
	if (!goal) return '';
	return ('most' in goal ? value <= goal.most : value >= goal.least) ? 'ok' : 'over';
}
