import type { Home } from '$lib/server/home/queries';
import { ask } from './ask';
import type { PageLoad } from './$types';

export const load: PageLoad = async (event) => ({ home: await ask<Home>(event, '/api/home') });
