import { type CivilDate, formatDay } from '$lib/domain/calendar';
import type { FigureWords, MeasuredOverall } from '$lib/domain/indicator';
import { stateWords } from '$lib/ui/state/state';
import type { Aim, NamedDepartment, NumberPart } from '../types';
import { formatCount, formatRate, formatShortfall, formatTarget, standingOf } from '../words';

/**
 * `id` begins the ids of the rows. `aims`, `waits`: the columns of the target, of 確認待ち are shown. `href` gives the page of the names
 * behind a number.
 */
type Drawing = {
	id: string;
	words: FigureWords;
	aims: boolean;
	waits: boolean;
	/** whether the year is over, so that it is judged */ isFinal?: boolean;
	/** whether the reader may open the names of the whole body */ names: boolean;
	href: ((departmentCode: string | null, part: NumberPart) => string) | undefined;
};

type Row = {
	name: string;
	endedOn?: CivilDate;
	depth: number;
	attributes: string;
	figure: MeasuredOverall;
	links: string[];
};

/**
 * The rows of the table of departments as HTML, the whole body first. As text and not as components: a large city has six hundred
 * rows, everybody else waits while they are drawn, and text is drawn five times faster. Whatever somebody has typed is escaped.
 */
export function departmentRows(overall: MeasuredOverall, departments: NamedDepartment[], drawing: Drawing): string {
	const places = new Map(departments.map(({ code }, index) => [code, `${drawing.id}-${index}`]));
	const whole = { name: '全体', depth: 0, attributes: '', figure: overall };
	const html = [rowHtml({ ...whole, links: linksOf(drawing, null, drawing.names) }, drawing)];
	for (const { code, parentCode, total, target, shortfall, met, names, ...row } of departments) {
		const above = places.get(parentCode ?? '');
		// So that a screen reader knows the tree that the eye sees by indentation.
		const attributes = ` id="${places.get(code)}"${above ? ` headers="${above}"` : ''}`;
		const figure = { ...total, target, shortfall, met };
		html.push(rowHtml({ ...row, attributes, figure, links: linksOf(drawing, code, names === true) }, drawing));
	}
	return html.join('');
}

/** The attribute of each number's link: none where the reader may not see the names. */
function linksOf({ href }: Drawing, code: string | null, names: boolean): string[] {
	if (!names || !href) return [];
	return shownParts.map((part) => ` href="${escaped(href(code, part))}"`);
}

const shownParts: readonly NumberPart[] = ['numerator', 'denominator', 'pending', 'missing'];

function rowHtml({ name, endedOn, depth, attributes, figure, links }: Row, drawing: Drawing): string {
	const { denominator, pending } = figure;
	const ended = endedOn ? `<span class="department-ended">（${formatDay(endedOn)}まで）</span>` : '';
	const start = `<tr${depth === 0 ? ' class="total"' : ''}><th scope="row" class="department"${attributes}`;
	return (
		`${start} data-depth="${Math.min(depth, 6)}">${escaped(name)}${ended}</th>` +
		`<td class="num">${numberHtml(figure.numerator, links[0])}</td>` +
		`${denominator === null ? '' : `<td class="num">${numberHtml(denominator, links[1])}</td>`}` +
		`${drawing.words.rate ? rateHtml(figure, drawing.words) : ''}${drawing.aims ? aimHtml(figure, drawing, links[3]) : ''}` +
		`${drawing.waits ? `<td class="num">${numberHtml(pending, links[2])}</td>` : ''}</tr>`
	);
}

/** あとn人 stands here a second time, below the rate, for the eye on a phone. */
function rateHtml(figure: MeasuredOverall, words: FigureWords): string {
	const { percent, target, shortfall } = figure;
	const bar = percent === null ? '' : barHtml(percent, target?.percent);
	const short = escaped(formatShortfall(shortfall, words));
	const below = shortfall === null ? '' : ` <span class="rate-short" aria-hidden="true">${short}</span>`;
	return `<td class="num rate">${escaped(formatRate(figure, words))}${bar}${below}</td>`;
}

/** Who is missing is known where people are held against a rule: the number of them leads there. */
function aimHtml(figure: MeasuredOverall, { words, isFinal = true }: Drawing, link = ''): string {
	const isMean = words.shape === 'mean';
	const said = escaped(formatShortfall(figure.shortfall, words));
	const opens = link && words.shape === 'percent' && figure.shortfall;
	const short = isMean ? '' : `<td class="num">${opens ? `<a${link}>${said}</a>` : said}</td>`;
	return `<td class="num">${escaped(formatTarget(figure.target, words, isMean))}</td>${short}<td>${judgementHtml(figure, isFinal)}</td>`;
}

/** A number that opens the names behind it; plain where there are none. The row and the column say whose it is. */
function numberHtml(count: number, link = ''): string {
	return count > 0 && link ? `<a${link}>${formatCount(count)}</a>` : formatCount(count);
}

function barHtml(percent: number, target: number | undefined): string {
	const line = target === undefined ? '' : `<rect class="rate-bar-target" x="${target}%"/>`;
	return ` <svg class="rate-bar" aria-hidden="true"><rect/><rect width="${Math.min(100, percent)}%"/>${line}</svg>`;
}

function judgementHtml(aim: Aim, isFinal: boolean): string {
	const judged = standingOf(aim, isFinal);
	return judged ? `<span class="tag" data-tone="${stateWords[judged].tone}">${stateWords[judged].word}</span>` : '';
}

/** Text as it may stand in markup and in attributes. */
export function escaped(text: string): string {
	if (!/[&<>"]/.test(text)) return text;
	return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
