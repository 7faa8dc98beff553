import { type FinisherColumns, type FinisherSource } from './columns';
import { type FinisherField, finisherFields, knownHeadings } from './fields';

/** Which heading is likely what. One heading is one field; a field nothing is found for is left out. */
export function guessColumns(headings: readonly string[]): FinisherColumns {
	const sources: Partial<Record<FinisherField, FinisherSource>> = {};
	const taken = new Set<string>();
	const written = headings.map((heading) => ({ heading, text: plain(heading) }));
	for (const isWhole of [true, false])
		for (const field of finisherFields) {
			const heading = sources[field] ? undefined : find(written, field, isWhole, taken);
			if (heading === undefined) continue;
			sources[field] = { heading };
			taken.add(heading);
		}
	return { sources, scale: says(sources.comprehension, isScore) ? 'points' : 'level', hoursIn: unitOf(sources) };
}

const isScore = /点|スコア|score|テスト/i;
const isMinutes = /分|min/i;

/** What stands in 時間, by its heading: 学習時間（分）, duration_min. */
function unitOf({ hours }: FinisherColumns['sources']): FinisherColumns['hoursIn'] {
	return says(hours, isMinutes) ? 'minutes' : 'hours';
}

function says(source: FinisherSource | undefined, word: RegExp): boolean {
	return source !== undefined && 'heading' in source && word.test(source.heading.normalize('NFKC'));
}

type Written = { heading: string; text: string };

function find(headings: readonly Written[], field: FinisherField, isWhole: boolean, taken: ReadonlySet<string>) {
	for (const name of knownHeadings[field]) {
		const known = plain(name.replace(/\*$/, ''));
		if (name.endsWith('*') === isWhole) continue;
		const found = headings.find(
			({ heading, text }) => !taken.has(heading) && (isWhole ? text === known : text.startsWith(known))
		);
		if (found !== undefined) return found.heading;
	}
	return undefined;
}

function plain(heading: string): string {
	return heading
		.normalize('NFKC')
		.toLowerCase()
		.replace(/[\s()[\]【】「」*※]/g, '');
}

/** What was remembered, where this list has those headings; else what is likely. A value for all rows is last time's and is asked again. */
export function startColumns(headings: readonly string[], remembered: FinisherColumns | null): FinisherColumns {
	const guessed = guessColumns(headings);
	if (remembered === null) return guessed;
	const sources: FinisherColumns['sources'] = {};
	for (const field of finisherFields) {
		const before = remembered.sources[field];
		const isHere = before && ('value' in before || headings.includes(before.heading));
		if (isHere) sources[field] = before;
		// What this sender's lists do not have was left out knowingly, unless its column is called otherwise now.
		else if (before && guessed.sources[field]) sources[field] = guessed.sources[field];
	}
	// What was chosen of a column holds while it is called the same.
	const isSame = JSON.stringify(sources.hours) === JSON.stringify(remembered.sources.hours);
	return { sources, scale: remembered.scale, hoursIn: isSame ? (remembered.hoursIn ?? 'hours') : unitOf(sources) };
}
