import { type Condition, conditionOf } from './condition';

/** Remembers whether the disk took the last write. */
export class Disk {
	/** what it refused the last write for; null when it took it */
	refused: Condition | null = null;

	/** The outcome of a write as it is, noted. */
	async watch<T>(write: Promise<T>): Promise<T> {
		try {
			const result = await write;
			this.refused = null;
			return result;
		} catch (error) {
			const condition = conditionOf(error);
			if (condition === 'disk-full' || condition === 'disk-error') this.refused = condition;
			throw error;
		}
	}
}
