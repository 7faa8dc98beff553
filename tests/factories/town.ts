import { day } from '$lib/domain/calendar';
import { type Facts } from '$lib/domain/ledger';
import { type Department } from '$lib/domain/organisation';
import { type Qualification, shippedCatalogue } from '$lib/domain/qualification';
import { type Course } from '$lib/domain/training';
import { type PersonSketch, records } from './town-people';

export type DepartmentSketch = {
	code: string;
	name?: string;
	parentCode?: string | null;
	from?: string;
	to?: string | null;
	order?: number | null;
};

export type CourseSketch = { code: string; name?: string; validMonths?: number | null };

export type TownSketch = {
	/** default: one 部 `1000` with the 課 `1010` and `1020` */
	departments?: DepartmentSketch[];
	people?: PersonSketch[];
	/** default: DX基礎 and DX応用, good for ever, and セキュリティ, good for 12 months */
	courses?: CourseSketch[];
	/** default: the one that is shipped */
	catalogue?: readonly Qualification[];
};

const usualDepartments: DepartmentSketch[] = [
	{ code: '1000', name: '企画部' },
	{ code: '1010', name: '企画課', parentCode: '1000' },
	{ code: '1020', name: '財政課', parentCode: '1000' }
];

const usualCourses: CourseSketch[] = [
	{ code: 'DX-BASIC', name: 'DX基礎' },
	{ code: 'DX-ADVANCED', name: 'DX応用' },
	{ code: 'SECURITY', name: 'セキュリティ', validMonths: 12 }
];

/** The facts of a small town, of which a test says only what it is about. No database: for the domain alone. */
export function town({
	departments = usualDepartments,
	people = [],
	courses = usualCourses,
	catalogue = shippedCatalogue
}: TownSketch = {}): Facts {
	const first = departments[0]?.code ?? '1000';
	return {
		departments: departments.map(department),
		courses: courses.map(course),
		...records(people, first),
		catalogue,
		plans: [],
		indicators: [],
		ruleRevisions: [],
		manualValues: []
	};
}

function department({ code, from = '2010-04-01', to = null, ...rest }: DepartmentSketch): Department {
	const validTo = to === null ? null : day(to);
	return { code, name: code, parentCode: null, order: null, ...rest, validFrom: day(from), validTo };
}

function course({ code, name = code, validMonths = null }: CourseSketch): Course {
	return { code, name, category: 'DX', provider: null, validMonths };
}
