import { type Viewer } from '$lib/domain/access';

/** Who does it, as the log writes it down: the account that is signed in. */
export function actorOf({ accountId }: Pick<Viewer, 'accountId'>) {
	return { kind: 'account', accountId } as const;
}
