import { type PlanReference } from '../package';
import { type Fault, planFile } from '../sheet';

/** What gathers while plan.json is read. */
export class PlanContext {
	readonly faults: Fault[] = [];
	readonly messages: string[] = [];
	readonly references: PlanReference[] = [];

	/** Notes a fault at a path such as `plans[0].indicators[2].since`; the value as plain text or as JSON. */
	fail(path: string, value: unknown, message: string): undefined {
		this.faults.push({ file: planFile, row: null, column: path, value: valueText(value), message });
	}

	refer(kind: PlanReference['kind'], { text, path }: PlacedText): void {
		this.references.push({ kind, code: text, path });
	}
}

/** A text of plan.json with the path it stands at. */
export type PlacedText = { text: string; path: string };

/** A value of plan.json as a fault shows it: a text as it is, everything else as JSON, null where there is none. */
export function valueText(value: unknown): string | null {
	if (value === undefined) return null;
	return typeof value === 'string' ? value.trim() : JSON.stringify(value);
}
