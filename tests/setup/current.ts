import { vi } from 'vitest';
import { type Ledger } from '$lib/domain/ledger';
import { type Database } from '$lib/server/db/open';

/**
 * What stands for `$lib/server/current` where a test calls the handlers of pages itself:
 * `vi.mock('$lib/server/current', () => import('../../setup/current'))`.
 */
export const currentDatabase = vi.fn<() => Promise<Database>>();
export const currentLedger = vi.fn<() => Promise<Ledger>>();

/** The pages work with this town from now on. */
export function serve({ database, ledgerNow }: { database: Database; ledgerNow: () => Promise<Ledger> }): void {
	currentDatabase.mockResolvedValue(database);
	currentLedger.mockImplementation(ledgerNow);
}
