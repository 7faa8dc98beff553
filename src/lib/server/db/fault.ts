import { type Condition } from './condition';

/** A database that does not play along, found by this program and not by the driver. `conditionOf` tells which way. */
export class DatabaseFault extends Error {
	/** what the log keeps of it */
	readonly code: string;

	/** @param cause what made it show */
	constructor(
		readonly condition: Condition,
		cause?: unknown
	) {
		super(`database: ${condition}`, { cause });
		this.name = 'DatabaseFault';
		this.code = condition;
	}
}
