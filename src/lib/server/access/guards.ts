import { error, redirect } from '@sveltejs/kit';
import { can, type Permission, type SessionEnd, sessionEnded, signInPath, type Viewer } from '$lib/domain/access';

/** What the guards need of a request; hooks.server.ts fills it in. */
export type Visit = {
	/** null is nobody */
	viewer: Viewer | null;
	sessionId: string | null;
	/** the browser came with a session that is there no more: somebody who was signed in is to learn why they are not */
	ended?: SessionEnd;
	/** where to come back to after signing in: path and query of the page that was opened, or on which a form was sent */
	returnTo: string;
	/** a program asks: it is answered in JSON and never sent to the sign-in page */
	isApi: boolean;
};

/** The person who asks, or the way to the sign-in; whoever still has a first password is sent to change it. */
export function requireViewer(visit: Visit): Viewer {
	const viewer = requireSignedIn(visit);
	if (!viewer.mustChangePassword) return viewer;
	if (visit.isApi) error(403, 'はじめに、パスワードを変更してください。');
	redirect(303, `/password?next=${encodeURIComponent(visit.returnTo)}`);
}

/** The same for the page where a first password is changed. */
export function requireSignedIn(visit: Visit): Viewer {
	if (visit.viewer !== null) return visit.viewer;
	const { ended } = visit;
	if (!visit.isApi) redirect(303, signInPath(visit.returnTo, ended ?? null));
	if (ended === undefined) error(401, { message: 'ログインしてください。', nobody: true });
	error(401, { message: sessionEnded, ended: true, ...(ended === 'elsewhere' && { elsewhere: true }) });
}

/** The person who asks, who has this permission for somebody at least. Whom it reaches is for each query to say. */
export function requirePermission(visit: Visit, permission: Permission): Viewer {
	return requireAnyPermission(visit, [permission]);
}

/** The same where any of several permissions opens the page. */
export function requireAnyPermission(visit: Visit, permissions: readonly Permission[]): Viewer {
	const viewer = requireViewer(visit);
	if (!permissions.some((permission) => can(viewer, permission)))
		error(403, 'この画面を使う権限がありません。必要なときは、人事担当にご相談ください。');
	return viewer;
}
