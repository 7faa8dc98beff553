import { ownFault } from '$lib/domain/training';
import type { LedgerRecord } from './record';

/** Whether its person can edit it or take it back here: the server has it (its id is a number), and nobody has confirmed it or says it too. */
export function mayChange({ id, state, sources, isWithdrawing }: LedgerRecord): boolean {
	if (typeof id !== 'number' || isWithdrawing) return false;
	return (state === 'waiting' || state === 'returned') && ownFault({ state, sources }) === null;
}
