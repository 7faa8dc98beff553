import type { ManifestOptions } from 'vite-plugin-pwa';

const icon = (name: string, size: number, purpose: string) => ({
	src: `/icons/${name}.png`,
	sizes: `${size}x${size}`,
	type: 'image/png',
	purpose
});

/** How the app stands on a home screen. The colours are those of the header and of an empty page (src/app.html, src/app.css). */
export const appManifest: Partial<ManifestOptions> = {
	id: '/',
	name: '研修手帳',
	short_name: '研修手帳',
	description: '研修の受講を記録し、自分の台帳を見る手帳です。',
	lang: 'ja',
	dir: 'ltr',
	start_url: '/',
	scope: '/',
	display: 'standalone',
	theme_color: '#0017c1',
	background_color: '#ffffff',
	icons: [
		icon('icon-192', 192, 'any'),
		icon('icon-512', 512, 'any'),
		icon('maskable-512', 512, 'maskable'),
		icon('monochrome-512', 512, 'monochrome')
	],
	shortcuts: [{ name: '受講を記録する', url: '/records/new', icons: [icon('record-192', 192, 'any')] }]
};
