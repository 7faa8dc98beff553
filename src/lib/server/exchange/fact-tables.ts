import { type FactTable } from '../db/rows';
import {
	absence,
	account,
	appointment,
	assignment,
	completion,
	course,
	department,
	deputy,
	drillParticipant,
	evidence,
	exemption,
	frozenReport,
	holding,
	indicator,
	manualValue,
	outboxCommand,
	plan,
	reminder,
	ruleRevision,
	sectionConfirmation,
	staff
} from '../db/schema';

/** The tables an import writes, those that refer to others first: the order in which rows can be taken away. */
export const importedTables: readonly FactTable[] = [
	completion,
	holding,
	appointment,
	absence,
	assignment,
	indicator,
	plan,
	course,
	staff,
	department
];

/** A version of a 所属 may go while another of the same code stays and carries what refers to the code on no certain day. */
const onlyVersion = `NOT EXISTS (SELECT 1 FROM department AS other WHERE other.code = parent.code AND other.added_by <> parent.added_by)`;

const ofPerson = (child: FactTable) => ({ parent: staff, child, on: 'child.staff_id = parent.id' });

/** Where rows of one table refer to rows of another: SQL over `child`, the referring row, and `parent`. */
export const references: readonly { parent: FactTable; child: FactTable; on: string }[] = [
	...[assignment, absence, completion, holding, appointment, deputy].map(ofPerson),
	...[exemption, reminder, sectionConfirmation, drillParticipant].map(ofPerson),
	// That of an administrator may have been there before the person.
	{
		parent: staff,
		child: account,
		on: 'child.staff_number = parent.staff_number AND child.added_by > parent.added_by'
	},
	{ parent: completion, child: outboxCommand, on: 'child.completion_id = parent.id' },
	{ parent: completion, child: evidence, on: 'child.completion_id = parent.id' },
	{ parent: holding, child: evidence, on: 'child.holding_id = parent.id' },
	{ parent: course, child: completion, on: 'child.course_id = parent.id' },
	{ parent: plan, child: indicator, on: 'child.plan_id = parent.id' },
	...[manualValue, ruleRevision, frozenReport].map((child) => ({
		parent: indicator,
		child,
		on: 'child.indicator_id = parent.id'
	})),
	...[indicator, ruleRevision].map((child) => ({
		parent: course,
		child,
		on: ruleNames('courses', 'parent.code')
	})),
	{
		parent: department,
		child: ruleRevision,
		on: `${onlyVersion} AND ${ruleNames('population.departments', 'parent.code')}`
	},
	{
		parent: department,
		child: indicator,
		on: `${onlyVersion} AND (${ruleNames('population.departments', 'parent.code')} OR ${targetNames()})`
	},
	...[appointment, deputy].map((child) => ({
		parent: department,
		child,
		on: `${onlyVersion} AND child.department_code = parent.code`
	})),
	{
		parent: department,
		child: assignment,
		on: `child.department_code = parent.code AND ${meets('child."from"', 'child."to"')}`
	},
	{
		parent: department,
		child: department,
		on: `child.parent_code = parent.code AND ${meets('child.valid_from', 'child.valid_to')}`
	}
];

/** What was laid down for an indicator by what it counts. */
export const reliedOn: readonly FactTable[] = [ruleRevision, frozenReport];

/** Whether a text anywhere under this key of the rule is the code. */
function ruleNames(key: string, code: string): string {
	return `EXISTS (SELECT 1 FROM json_tree(child.rule, '$.${key}') AS word WHERE word.type = 'text' AND word.value = ${code})`;
}

/** Whether a period of the child falls on days of this version of the 所属. */
function meets(from: string, to: string): string {
	return `(parent.valid_to IS NULL OR ${from} <= parent.valid_to) AND (${to} IS NULL OR ${to} >= parent.valid_from)`;
}

function targetNames(): string {
	return `EXISTS (SELECT 1 FROM json_each(child.targets) AS target WHERE target.value ->> 'departmentCode' = parent.code)`;
}
