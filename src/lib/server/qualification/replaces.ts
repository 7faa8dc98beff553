import { type OwnHolding } from './queries';

/** Whether another registration of the same kind, which was not returned, holds longer. */
export function replaces(other: OwnHolding, { id, qualificationCode, expiresOn }: OwnHolding): boolean {
	if (other.id === id || other.qualificationCode !== qualificationCode || other.state === 'returned') return false;
	return expiresOn !== null && (other.expiresOn === null || other.expiresOn > expiresOn);
}
