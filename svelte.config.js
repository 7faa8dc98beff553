import adapter from '@sveltejs/adapter-node';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';
import { buildVersion } from './src/start/version.mjs';

/** The doors of the process are plain JavaScript; their types are checked with the rest. */
const modules = ['../src/**/*.mjs', '../tests/**/*.mjs'];

/** @type {import('@sveltejs/kit').Config} */
export default {
	preprocess: vitePreprocess(),
	kit: {
		adapter: adapter(),
		paths: { relative: false },
		// Kit's own check covers forms only and answers in English. src/hooks.server.ts asks the same of everything that is not read.
		csrf: { trustedOrigins: ['*'] },
		csp: {
			mode: 'nonce',
			directives: {
				'default-src': ['none'],
				'script-src': ['self'],
				'style-src': ['self'],
				// One style attribute: that of Kit's own announcer of a new page's title (write_root.js; a test knows its hash).
				'style-src-attr': ['unsafe-hashes', 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo='],
				'img-src': ['self'],
				'font-src': ['self'],
				'connect-src': ['self'],
				'manifest-src': ['self'],
				'worker-src': ['self'],
				'form-action': ['self'],
				'base-uri': ['none'],
				'frame-ancestors': ['none']
			}
		},
		// Registered by the page itself, once it stands (src/lib/offline/register.ts).
		serviceWorker: { register: false },
		version: { name: buildVersion() },
		typescript: {
			config: (config) => ({ ...config, include: [...config.include, ...modules] })
		}
	}
};
