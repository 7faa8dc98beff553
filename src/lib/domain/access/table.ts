import { apiRoutes } from './routes/api';
import { auditRoutes } from './routes/audit';
import { cisoReportRoutes } from './routes/ciso-report';
import { confirmationRoutes } from './routes/confirmation';
import { entranceRoutes } from './routes/entrance';
import { finisherRoutes } from './routes/finisher';
import { indicatorRoutes } from './routes/indicator';
import { planRoutes } from './routes/plan';
import { recordRoutes } from './routes/record';
import { requirementRoutes } from './routes/requirement';
import { type RouteRow } from './routes/row';

/**
 * Every path and action there is. What is not here is open to nobody: the server asks this table before every page, and a test
 * fails for a route without a row. The same table for people: docs/permissions.md.
 */
export const routeTable: readonly RouteRow[] = [
	...entranceRoutes,
	...recordRoutes,
	...confirmationRoutes,
	...planRoutes,
	...indicatorRoutes,
	...requirementRoutes,
	...finisherRoutes,
	...cisoReportRoutes,
	...auditRoutes,
	...apiRoutes
];

/** The path a route's id stands for: without the groups, which are for layouts only. */
export function pathOfRoute(routeId: string): string {
	return routeId.replace(/\/\([^)]+\)/g, '') || '/';
}

/** Whether nobody in particular may open this route. A route that is not in the table is open to nobody. */
export function isOpenToAnyone(routeId: string): boolean {
	const rows = routeTable.filter((row) => row.path === pathOfRoute(routeId));
	return rows.length > 0 && rows.every((row) => row.who === 'anyone');
}

/** Whether the table knows this route at all. */
export function isKnownRoute(routeId: string): boolean {
	return routeTable.some((row) => row.path === pathOfRoute(routeId));
}
