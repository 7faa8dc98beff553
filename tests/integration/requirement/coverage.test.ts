import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addDays, day, referenceDay } from '$lib/domain/calendar';
import { type CourseRule } from '$lib/domain/plan';
import { indicatorOf } from '$lib/domain/requirement';
import { addRow, addRows } from '$lib/server/db/rows';
import { absence, completion, indicator, plan } from '$lib/server/db/schema';
import { requirementPage } from '$lib/server/requirement/page';
import { rearrange } from '../access/settle';
import { kenshu } from '../cli/in-process';
import { requirementTown } from './town';

/** The page of a requirement and `kenshu report` of an indicator of the same rule, on every day tried, over records that come in. */

const firstDay = day('2026-04-01');
const someDay = fc.nat(380).map((place) => addDays(firstDay, place));
const somebody = fc.integer({ min: 1, max: 11 });
const someCourses = fc.constantFrom<CourseRule>(
	{ anyOf: ['SECURITY'], atLeast: 1 },
	{ anyOf: ['SECURITY', 'DX-BASIC'], atLeast: 2 },
	{ allOf: ['DX-BASIC', 'SECURITY'] }
);
const someRecords = fc.uniqueArray(
	fc.record({
		...{ staffId: somebody, courseId: fc.constantFrom(1, 2), completedOn: someDay },
		state: fc.constantFrom('confirmed' as const, 'confirmed' as const, 'waiting' as const, 'returned' as const)
	}),
	{ maxLength: 25, selector: ({ staffId, courseId, completedOn }) => `${staffId} ${courseId} ${completedOn}` }
);

it('says the same as `kenshu report` of that rule', async () => {
	const question = fc.record({
		courses: someCourses,
		departments: fc.constantFrom<string[]>([], ['1010'], ['1020', '1030']),
		roles: fc.constantFrom<string[]>([], [], ['所属長']),
		countsFrom: fc.constantFrom('2026-04-01', '2025-04-01'),
		before: someRecords,
		later: someRecords,
		away: fc.array(fc.record({ staffId: somebody, from: someDay }), { maxLength: 3 }),
		days: fc.array(someDay, { minLength: 2, maxLength: 3 })
	});
	const check = fc.asyncProperty(question, async ({ courses, departments, roles, countsFrom, ...given }) => {
		const town = await requirementTown();
		const audience = { departments, roles, excludeAbsences: ['休職'] };
		const id = await town.draft({ courses, countsFrom, audience });
		const { rule, name } = indicatorOf(await town.requirement(id));
		await rearrange(town.database, async (change) => {
			const years = { firstFiscalYear: 2026, lastFiscalYear: 2026 };
			const planId = await addRow(change, plan, { code: 'plan', name: '計画', source: null, ...years });
			await addRow(change, indicator, { planId, code: 'same', name, note: null, rule, targets: [] });
			const away = given.away.map((one) => ({ ...one, kind: '休職', to: addDays(one.from, 60) }));
			await addRows(change, absence, away);
		});
		if (!(await town.publish(id, 'security')).ok) return;
		const rows = (records: typeof given.before) =>
			rearrange(town.database, (change) =>
				addRows(
					change,
					completion,
					records.map((one) => ({ ...one, hours: null, comprehension: null, method: null, sources: ['本人'] }))
				)
			);
		const same = async () => {
			for (const on of given.days) {
				const viewer = await town.as('security', on);
				const page = await requirementPage(town.database.reader, await town.ledgerNow(), viewer, id);
				const asOf = referenceDay(2026, on)!;
				const { out } = await kenshu(town.database.url, 'report', 'same', '--as-of', asOf, '--format', 'json');
				const { overall, excluded, departments: of } = JSON.parse(out) as Record<string, unknown>;
				const { progress, employment, ...standing } = page!.standing!;
				expect(standing).toEqual({ asOf, overall, excluded, departments: of });
				expect(progress.at(-1)).toMatchObject({ asOf, numerator: standing.overall.numerator });
				const sum = employment.reduce((all, { denominator }) => all + denominator, 0);
				expect(sum).toBe(standing.overall.denominator);
			}
		};
		await rows(given.before);
		await same();
		const known = new Set(given.before.map((one) => `${one.staffId} ${one.courseId} ${one.completedOn}`));
		await rows(given.later.filter((one) => !known.has(`${one.staffId} ${one.courseId} ${one.completedOn}`)));
		await same();
	});
	await fc.assert(check, { numRuns: 12 });
}, 120_000);
