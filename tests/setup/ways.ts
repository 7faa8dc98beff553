import { pathOfRoute, type RouteAction } from '$lib/domain/access';

type Handler = (event: unknown) => unknown;
type PageModule = { load?: Handler; actions?: Record<string, Handler> };

const pages = Object.keys(import.meta.glob('/src/routes/**/+page.svelte'));
const pageServers = import.meta.glob<PageModule>('/src/routes/**/+page.server.ts', { eager: true });
const endpoints = import.meta.glob<Record<string, Handler>>('/src/routes/**/+server.ts', { eager: true });

/** One way into the application: `path` as in the table of domain/access, `handler` null where a page has no load of its own. */
export type Way = { path: string; action: RouteAction; handler: Handler | null };

const pathOf = (file: string) => pathOfRoute(file.replace('/src/routes', '').replace(/\/\+[^/]+$/, '') || '/');
const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'fallback'];

/** Every way into the application that stands in src/routes. */
export const ways: Way[] = [
	...pages.map((file) => {
		const server = pageServers[file.replace('.svelte', '.server.ts')];
		return { path: pathOf(file), action: 'GET' as const, handler: server?.load ?? null };
	}),
	...Object.entries(pageServers).flatMap(([file, { actions = {} }]) =>
		Object.entries(actions).map(([name, handler]) => {
			const action: RouteAction = name === 'default' ? 'POST' : `?/${name}`;
			return { path: pathOf(file), action, handler };
		})
	),
	...Object.entries(endpoints).flatMap(([file, handlers]) =>
		methods
			.filter((method) => method in handlers)
			.map((method) => ({ path: pathOf(file), action: method as RouteAction, handler: handlers[method] ?? null }))
	)
];
