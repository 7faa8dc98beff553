import { type Ledger } from '$lib/domain/ledger';

/**
 * The town as of the last commit. A command asks for it inside its own transaction, where nobody else can commit: what it then compares
 * and keeps are the numbers that stand at that moment.
 */
export type LedgerNow = () => Promise<Ledger>;
