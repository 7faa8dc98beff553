import { AsyncLocalStorage } from 'node:async_hooks';
import { type Visit } from '../guards';

const visits = new AsyncLocalStorage<Visit>();

/** Whatever the task asks of our own interface comes from this visitor: who it is has been found out. */
export function duringVisit<T>(visit: Visit, task: () => T): T {
	return visits.run(visit, task);
}

/** The visit whose page asks for this; null for another session, or where nothing was found out yet. */
export function askingVisit(sessionId: string | undefined): Visit | null {
	const visit = visits.getStore();
	return sessionId && visit?.viewer && visit.sessionId === sessionId ? visit : null;
}
