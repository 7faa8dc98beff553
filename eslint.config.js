import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

/**
 * Which way imports may point: routes and cli → server → domain, and offline → domain.
 *
 * @param {string[]} files
 * @param {string[]} group what these files may not import
 * @param {string} message
 */
const forbid = (files, group, message) => ({
	files,
	rules: { 'no-restricted-imports': ['error', { patterns: [{ group, message }] }] }
});
const kit = ['$app/*', '$env/*'];
const rooms = ['ui', 'offline', 'server'].flatMap((room) => [`$lib/${room}/**`, `**/../${room}/**`]);

export default ts.config(
	{ ignores: ['build/', '.svelte-kit/', 'data/', 'node_modules/', 'coverage/'] },
	js.configs.recommended,
	...ts.configs.recommended,
	...svelte.configs.recommended,
	prettier,
	...svelte.configs.prettier,
	{
		languageOptions: { globals: { ...globals.browser, ...globals.node } },
		rules: {
			'no-undef': 'off',
			// The full-width space is a letter of Japanese texts.
			'no-irregular-whitespace': ['error', { skipTemplates: true, skipRegExps: true, skipComments: true }],
			'@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
			'svelte/no-navigation-without-resolve': 'off'
		}
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: {
			parserOptions: { projectService: true, extraFileExtensions: ['.svelte'], parser: ts.parser, svelteConfig }
		},
		// In markup the rule cannot tell text from code.
		rules: { 'no-irregular-whitespace': 'off' }
	},
	forbid(['src/lib/server/**', 'src/cli/**'], kit, 'The command line runs this without Kit.'),
	forbid(
		['src/lib/offline/**', 'src/service-worker.ts'],
		[...kit, '$lib/server/**', '$lib/ui/**'],
		'The service worker runs this without Kit.'
	),
	{
		...forbid(['src/lib/domain/**'], [...kit, ...rooms, 'node:*'], 'The domain knows no web, database, file or clock.'),
		ignores: ['**/*.test.ts']
	}
);
