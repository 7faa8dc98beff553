import { type PopulationRule } from '../rule';
import { ObjectReader } from './object-reader';

/** The lists of a population, by their keys. */
export const populationLists = [
	'employmentTypes',
	'jobClasses',
	'ranks',
	'notEmploymentTypes',
	'notJobClasses',
	'notRanks',
	'departments',
	'roles',
	'excludeAbsences'
] as const;

/** Who is counted; without `population`, or with an empty one, everyone. */
export function readPopulation(indicator: ObjectReader): PopulationRule | undefined {
	const population = indicator.has('population')
		? indicator.object('population')
		: new ObjectReader(indicator.context, {}, indicator.at('population'));
	if (!population) return undefined;
	population.refuseKeysBeside([...populationLists, 'posts']);
	const posts = population.word('posts', ['primary', 'each'], 'primary');
	const entries = populationLists.map((key) => [key, readList(population, key)] as const);
	if (posts === undefined || entries.some(([, list]) => list === undefined)) return undefined;
	return { ...(Object.fromEntries(entries) as Record<(typeof populationLists)[number], string[]>), posts };
}

function readList(population: ObjectReader, key: (typeof populationLists)[number]): string[] | undefined {
	const texts = population.texts(key);
	if (key === 'departments') for (const text of texts ?? []) population.context.refer('department', text);
	return texts && [...new Set(texts.map(({ text }) => text))];
}
