import type { Home } from '$lib/server/home/queries';
import { ask } from './ask';
import type { PageLoad } from './$types';

export const load: PageLoad = async (event) => {
	const { body: home, at } = await ask<Home>(event, '/api/home');
	return { home, at };
};
