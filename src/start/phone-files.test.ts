import { expect, it } from 'vitest';
import { type BuiltModules, isPhoneNode, phoneFiles } from './phone-files';

const routes = '../../../../src/routes';

it.each([
	{ file: '+layout.svelte', kept: true, because: 'すべての画面を囲む' },
	{ file: '+error.svelte', kept: true, because: '表示できないときのため' },
	{ file: '(app)/+layout.svelte', kept: true, because: '括弧の中はアドレスに出ない' },
	{ file: '(app)/+page.svelte', kept: true, because: 'ホーム' },
	{ file: '(app)/records/new/+page.svelte', kept: true, because: '受講を記録する' },
	{ file: '(app)/records/new/+page@.svelte', kept: true, because: '囲みを替えた画面' },
	{ file: 'shell/+page.svelte', kept: true, because: '端末が持つ画面' },
	{ file: '(app)/plans/[plan]/+page.svelte', kept: false, because: '職場で見る画面' },
	{ file: '(app)/plans/+layout.svelte', kept: false, because: '職場の画面だけを囲む' },
	{ file: 'login/+page.svelte', kept: false, because: 'ログインにはサーバーが要る' }
])('keeps a node of $file: $kept ($because)', ({ file, kept }) => {
	const universal = `import * as universal from "${routes}/${file.replace('.svelte', '.ts')}";\nexport { universal };\n`;
	expect(isPhoneNode(`export { default as component } from "${routes}/${file}";`)).toBe(kept);
	expect(isPhoneNode(`${universal}export { default as component } from "${routes}/${file}";`)).toBe(kept);
});

const generated = '.svelte-kit/generated/client-optimized';
const modules: BuiltModules = {
	'kit/client/entry.js': { file: 'start.js', imports: ['_client.js'] },
	[`${generated}/app.js`]: {
		file: 'app.js',
		imports: ['_client.js'],
		dynamicImports: [`${generated}/nodes/0.js`, `${generated}/nodes/1.js`, 'error-template.js']
	},
	[`${generated}/nodes/0.js`]: {
		file: 'phone.js',
		css: ['phone.css'],
		imports: ['_both.js'],
		dynamicImports: ['_later.js']
	},
	[`${generated}/nodes/1.js`]: { file: 'office.js', imports: ['_both.js', '_chart.js'] },
	'error-template.js': { file: 'error.js' },
	'_client.js': { file: 'client.js' },
	'_both.js': { file: 'both.js', assets: ['sign.svg'] },
	'_later.js': { file: 'later.js', imports: ['_both.js'] },
	'_chart.js': { file: 'chart.js' }
};

it('keeps what the pages of the phone import, at once or later, and nothing that only the office imports', () => {
	const files = phoneFiles(modules, (key) => key.endsWith('/0.js'));
	expect([...files].sort()).toEqual(
		['app.js', 'both.js', 'client.js', 'error.js', 'later.js', 'phone.css', 'phone.js', 'sign.svg', 'start.js'].sort()
	);
});
