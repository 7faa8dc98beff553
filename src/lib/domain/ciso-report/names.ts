import { type CisoReport } from './content';

/** The same report for whoever may not see whose names stand in it: how many they are stays. */
export function withoutNames<T extends CisoReport>(report: T): T {
	return {
		...report,
		sections: report.sections.map((section) => ({ ...section, confirmedBy: null })),
		steps: report.steps.map((step) => ({
			...step,
			confirmation: step.confirmation && { ...step.confirmation, confirmedBy: null }
		})),
		drills: report.drills.map((drill) => ({ ...drill, participants: [] }))
	};
}
