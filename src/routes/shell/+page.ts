import { redirect } from '@sveltejs/kit';
import type { PageLoad } from './$types';

/**
 * The page that a phone keeps. It has no data of anybody and is not drawn by the server: kept under the address of one of the
 * phone's pages, it draws that page in the browser.
 */
export const ssr = false;

/** Whoever opens it under its own address is meant to be at ホーム. */
export const load: PageLoad = () => redirect(307, '/');
