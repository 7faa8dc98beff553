import { type PlanFault, type PlanRemark, type Problem, type Remark } from './problem';

/** A code that a plan refers to, with its path such as `plans[0].indicators[2].courses.anyOf[1]`. */
export type PlanReference = { kind: 'course' | 'department' | 'qualification'; code: string; path: string };

/** What gathers while plans or the rule of one indicator are read. */
export class PlanContext {
	readonly faults: PlanFault[] = [];
	readonly remarks: PlanRemark[] = [];
	readonly references: PlanReference[] = [];

	fail(path: string, value: unknown, problem: Problem): undefined {
		this.faults.push({ path, value, problem });
	}

	remark(path: string, remark: Remark): void {
		this.remarks.push({ path, remark });
	}

	refer(kind: PlanReference['kind'], { text, path }: PlacedText): void {
		this.references.push({ kind, code: text, path });
	}
}

/** A text with the path it stands at. */
export type PlacedText = { text: string; path: string };
