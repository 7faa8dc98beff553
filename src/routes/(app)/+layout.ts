import type { Me } from '$lib/server/home/me';
import { ask } from './ask';
import type { LayoutLoad } from './$types';

export const load: LayoutLoad = async (event) => ({ me: await ask<Me>(event, '/api/me') });
