import { type CivilDate } from '$lib/domain/calendar';
import { type ParsedPackage, type StoredTown } from '../package';
import { type Fault } from '../sheet';
import { sortFaults } from '../sort-faults';
import { departmentCycle } from './department-cycle';
import { departmentOverlap } from './department-overlap';
import { departmentParent } from './department-parent';
import { duplicateCompletions } from './duplicate-completions';
import { duplicates } from './duplicates';
import { employment } from './employment';
import { future } from './future';
import { type KnownCodes, knownCodes } from './known';
import { periods } from './periods';
import { planReferences } from './plan-references';
import { postDepartment } from './post-department';
import { primaryPosts } from './primary-posts';
import { references } from './references';
import { storedPosts } from './stored-posts';
import { type Town, townAfter } from './town';

const rules: readonly ((town: Town, known: KnownCodes) => Fault[])[] = [
	duplicates,
	duplicateCompletions,
	references,
	planReferences,
	periods,
	departmentOverlap,
	departmentParent,
	departmentCycle,
	primaryPosts,
	employment,
	postDepartment,
	storedPosts,
	future
];

/**
 * Everything that refuses a package although each of its values can be read, judged on the state the import would leave:
 * what is stored, overlaid by the package. A stored row that would be broken is told at the row that breaks it.
 *
 * @param today the day it is in Japan
 */
export function judgePackage(parsed: ParsedPackage, stored: StoredTown, today: CivilDate): Fault[] {
	const town = townAfter(parsed, stored, today);
	const known = knownCodes(town);
	return sortFaults(rules.flatMap((rule) => rule(town, known)));
}
