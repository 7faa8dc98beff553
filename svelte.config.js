import adapter from '@sveltejs/adapter-node';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';

/** The doors of the process are plain JavaScript; their types are checked with the rest. */
const modules = ['../src/**/*.mjs', '../tests/**/*.mjs'];

/** @type {import('@sveltejs/kit').Config} */
export default {
	preprocess: vitePreprocess(),
	kit: {
		adapter: adapter(),
		paths: { relative: false },
		// Registered by the page itself once there is an offline part to serve.
		serviceWorker: { register: false },
		typescript: {
			config: (config) => ({ ...config, include: [...config.include, ...modules] })
		}
	}
};
