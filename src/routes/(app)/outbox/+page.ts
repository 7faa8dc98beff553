import { error } from '@sveltejs/kit';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ parent }) => {
	const { me } = await parent();
	if (me.permissions.includes('completion:record:own')) return;
	error(403, 'この画面を使う権限がありません。必要なときは、人事担当にご相談ください。');
};
