/** The first that is found in what the browser says of itself: later ones stand in the names of earlier ones. */
const systems: [RegExp, string][] = [
	[/iPhone/, 'iPhone'],
	[/iPad|Macintosh.*Mobile/, 'iPad'],
	[/Android/, 'Android'],
	[/Windows/, 'Windows'],
	[/CrOS/, 'Chromebook'],
	[/Macintosh/, 'Mac'],
	[/Linux/, 'Linux']
];
const browsers: [RegExp, string][] = [
	[/Edg(e|A|iOS)?\//, 'Edge'],
	[/OPR\//, 'Opera'],
	[/SamsungBrowser\//, 'Samsung Internet'],
	[/Firefox\/|FxiOS\//, 'Firefox'],
	[/Chrome\/|CriOS\//, 'Chrome'],
	[/Safari\//, 'Safari']
];

/** 「Android の Chrome」: what a person would call the device whose browser says this of itself. */
export function deviceName(userAgent: string | null | undefined): string {
	const named = (names: [RegExp, string][]) => names.find(([sign]) => sign.test(userAgent ?? ''))?.[1];
	const known = [named(systems), named(browsers)].filter((name) => name !== undefined);
	return known.length > 0 ? known.join(' の ') : '名前の分からない端末';
}
