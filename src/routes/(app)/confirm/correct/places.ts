import { queueQuery, readQueueAsk, type RecordKind } from '$lib/domain/confirmation';
import { wholeNumber } from '$lib/server/training/seen';

type Record = { kind: RecordKind; id: number };

/**
 * Where somebody came from who corrects a record, 確認待ち as they asked for it or 確認済の記録 of one person: `back` is its address and
 * `label` its name, `done` the same that says what was corrected; `query` asks for this page again, and still knows.
 */
export function placesOf({ searchParams }: URL, { kind, id }: Record) {
	const number = (searchParams.get('number') ?? '').trim().slice(0, longestWritten);
	return number === '' ? ofQueue(searchParams, { kind, id }) : ofPerson(number, searchParams, { kind, id });
}

function ofQueue(params: URLSearchParams, { kind, id }: Record) {
	const ask = readQueueAsk(params, [kind]);
	const [asked, again] = [queueQuery(ask), queueQuery(ask, { kind: 'completion' })];
	return {
		...{ label: '確認待ち', back: `/confirm?${asked}`, done: `/confirm?${asked && `${asked}&`}corrected=${id}` },
		query: `kind=${kind}&id=${id}${again && `&${again}`}`
	};
}

function ofPerson(number: string, params: URLSearchParams, { kind, id }: Record) {
	const page = wholeNumber(params.get('page')) ?? 1;
	const asked = new URLSearchParams({ number, ...(page > 1 && { page: `${page}` }) }).toString();
	const back = `/confirm/confirmed?${asked}`;
	return {
		...{ label: '確認済の記録', back, done: `${back}&kind=${kind}&corrected=${id}` },
		query: `kind=${kind}&id=${id}&${asked}`
	};
}

/** Longer than any number. */
const longestWritten = 50;
