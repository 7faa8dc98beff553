import { type Permission } from '../permission';

/** `POST` is a page's only action or an endpoint's method, as is `PUT`; `?/name` one of several actions. */
export type RouteAction = 'GET' | 'POST' | 'PUT' | `?/${string}`;

/** `signed-in` is whoever may use an account at all, whatever the role. */
export type Admission = 'anyone' | 'signed-in' | Permission;

/**
 * One thing that can be done at a path. Where a path and action stand more than once, the first row says who gets in and the
 * others what they see there.
 */
export type RouteRow = { path: string; action: RouteAction; what: string; who: Admission };
