/**
 * What stands on the page. Nothing is escaped: words of our own only, and an address of our own. But `written`, what the visitor wrote
 * themselves, is.
 */
type Words = { title: string; sentence: string; href: string; label: string; written?: readonly string[] };

/**
 * A page by itself, for what is refused before the application may draw one: no script, one style sheet of our own, the same look as
 * src/error.html.
 */
export function plainPage(status: number, { title, sentence, href, label, written = [] }: Words): Response {
	const html = `<!doctype html>
<html lang="ja">
	<head>
		<meta charset="utf-8" />
		<meta name="viewport" content="width=device-width, initial-scale=1" />
		<title>${title}｜研修手帳</title>
		<link rel="icon" href="/favicon.svg" type="image/svg+xml" />
		<link rel="stylesheet" href="/error.css" />
	</head>
	<body>
		<main>
			<p class="brand">研修手帳</p>
			<h1>${title}</h1>
			<p>${sentence}</p>
			${written.map((text) => `<pre>${escaped(text)}</pre>`).join('\n\t\t\t')}
			<p><a href="${href}">${label}</a></p>
		</main>
	</body>
</html>
`;
	return new Response(html, { status, headers: { 'content-type': 'text/html; charset=utf-8' } });
}

function escaped(text: string): string {
	return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
