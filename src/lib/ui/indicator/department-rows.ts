import type { Report } from '$lib/domain/indicator';
import { stateWords } from '$lib/ui/state/state';
import type { Aim, NamedDepartment, NumberPart } from './types';
import { formatCount, formatPercent, formatShortfall, formatTarget, judgement } from './words';

/** `id` begins the ids of the rows. `waits`: the column 確認待ち is shown. `href` gives the page of the names behind a number. */
type Drawing = {
	id: string;
	waits: boolean;
	/** whether the reader may open the names of the whole body */ names: boolean;
	href: ((departmentCode: string | null, part: NumberPart) => string) | undefined;
};

type Row = { name: string; depth: number; attributes: string; figure: Report['overall']; links: string[] };

/**
 * The rows of the table of departments as HTML, the whole body first. As text and not as components: a large city has six hundred
 * rows, everybody else waits while they are drawn, and text is drawn five times faster. Whatever somebody has typed is escaped.
 */
export function departmentRows(overall: Report['overall'], departments: NamedDepartment[], drawing: Drawing): string {
	const { id, waits } = drawing;
	const places = new Map(departments.map(({ code }, index) => [code, `${id}-${index}`]));
	const whole = { name: '全体', depth: 0, attributes: '', figure: overall };
	const html = [rowHtml({ ...whole, links: linksOf(drawing, null, drawing.names) }, waits)];
	for (const { code, name, parentCode, depth, total, target, shortfall, names } of departments) {
		const above = places.get(parentCode ?? '');
		// So that a screen reader knows the tree that the eye sees by indentation.
		const attributes = ` id="${places.get(code)}"${above ? ` headers="${above}"` : ''}`;
		const { numerator, denominator, percent, pending } = total;
		const figure = { numerator, denominator, percent, pending, target, shortfall };
		html.push(rowHtml({ name, depth, attributes, figure, links: linksOf(drawing, code, names === true) }, waits));
	}
	return html.join('');
}

/** The attribute of each number's link: none where the reader may not see the names. */
function linksOf({ href, waits }: Drawing, code: string | null, names: boolean): string[] {
	if (!names || !href) return [];
	const parts = waits ? shownParts : shownParts.slice(0, 2);
	return parts.map((part) => ` href="${escaped(href(code, part))}"`);
}

const shownParts: readonly NumberPart[] = ['numerator', 'denominator', 'pending'];

/** あとn人 stands a second time below the rate, for the eye on a phone. */
function rowHtml({ name, depth, attributes, figure, links }: Row, waits: boolean): string {
	const { numerator, denominator, percent, pending, target, shortfall } = figure;
	const short = formatShortfall(shortfall);
	const bar = percent === null ? '' : barHtml(percent, target?.percent);
	const below = shortfall === null ? '' : ` <span class="rate-short" aria-hidden="true">${short}</span>`;
	const start = `<tr${depth === 0 ? ' class="total"' : ''}><th scope="row" class="department"${attributes}`;
	return (
		`${start} data-depth="${Math.min(depth, 6)}">${escaped(name)}</th>` +
		`<td class="num">${numberHtml(numerator, links[0])}</td>` +
		`<td class="num">${numberHtml(denominator, links[1])}</td>` +
		`<td class="num rate">${formatPercent(percent)}${bar}${below}</td>` +
		`<td class="num">${formatTarget(target)}</td><td class="num">${short}</td><td>${judgementHtml(figure)}</td>` +
		`${waits ? `<td class="num">${numberHtml(pending, links[2])}</td>` : ''}</tr>`
	);
}

/** A number that opens the names behind it; plain where there are none. The row and the column say whose it is. */
function numberHtml(count: number, link = ''): string {
	return count > 0 && link ? `<a${link}>${formatCount(count)}</a>` : formatCount(count);
}

function barHtml(percent: number, target: number | undefined): string {
	const line = target === undefined ? '' : `<rect class="rate-bar-target" x="${target}%"/>`;
	return ` <svg class="rate-bar" aria-hidden="true"><rect/><rect width="${Math.min(100, percent)}%"/>${line}</svg>`;
}

function judgementHtml(aim: Aim): string {
	const judged = judgement(aim);
	return judged ? `<span class="tag" data-tone="${stateWords[judged].tone}">${stateWords[judged].word}</span>` : '';
}

function escaped(text: string): string {
	if (!/[&<>"]/.test(text)) return text;
	return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
