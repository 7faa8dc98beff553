import { today } from '$lib/server/clock';
import { indicatorOn, report } from '$lib/domain/indicator';
import { type Tx } from '$lib/server/db/open';
import { loadLedger } from '$lib/server/ledger/load';
import { type Client } from './clients';
import { startKenshu } from './processes';
import { indicatorCode, type TownFile } from './town';

/** 分子, 分母 and 確認待ち of the whole body today. */
export type Figure = { numerator: number; denominator: number; pending: number };

const tags = /<!--.*?-->|<[^>]*>/gs;
const number = (written: string | undefined) => Number((written ?? '0').replaceAll(',', ''));

/** As the indicator's page says it. */
export async function pageFigure(url: string, officer: Client): Promise<Figure> {
	const response = await officer.get(`${url}/indicators/${indicatorCode}`);
	const text = (await response.text()).replaceAll(tags, ' ').replaceAll(/\s+/g, ' ');
	const found = /([\d,]+)／([\d,]+)人/.exec(text);
	if (!found) throw new Error(`no figure: ${response.status} ${text.slice(0, 500)}`);
	const pending = /確認待ち ([\d,]+)人/.exec(text)?.[1];
	return { numerator: number(found[1]), denominator: number(found[2]), pending: number(pending) };
}

/** As `kenshu report` says it, in a process that knows nothing of before. */
export async function reportedFigure(town: TownFile): Promise<Figure> {
	const { status, output } = await startKenshu(town, 'report', indicatorCode, '--format', 'json').ended;
	if (status !== 0) throw new Error(output);
	return only((JSON.parse(output) as { overall: Figure }).overall);
}

/** As a ledger loaded afresh says it. */
export async function freshFigure(tx: Tx): Promise<Figure> {
	const ledger = await loadLedger(tx);
	return only(
		report(ledger, indicatorOn(ledger.indicators.get(indicatorCode)!, today()), today(), today()).overall as Figure
	);
}

function only({ numerator, denominator, pending }: Figure): Figure {
	return { numerator, denominator, pending };
}
