import { expect, it } from 'vitest';
import { type CivilDate } from '$lib/domain/calendar';
import { parseAnswers, parseColumns, parseListTerms, type Question } from '.';

const headings = ['番号', '日'];
const form = (fields: Record<string, string>) => new Map(Object.entries(fields));

it.each([
	['a value for all rows', { course: '=', 'course-value': 'SEC' }, { value: 'SEC' }],
	['a value that was typed without being chosen', { course: '', 'course-value': 'SEC' }, { value: 'SEC' }],
	['a heading', { course: '日' }, { heading: '日' }],
	['nothing', { course: '=' }, undefined]
])('the course of a list is %s', (_, fields, source) => {
	expect(parseColumns(form(fields), headings).columns.sources.course).toEqual(source);
});

it.each([
	['a column and a value at once', { course: '番号', 'course-value': 'SEC' }, 'course', 'both'],
	['a day that is none', { completedOn: '=', 'completedOn-value': '4月' }, 'completedOn', 'value-unreadable'],
	['hours that are none', { hours: '=', 'hours-value': '半日' }, 'hours', 'value-unreadable'],
	['more hours than a training takes', { hours: '=', 'hours-value': '201' }, 'hours', 'value-unreadable'],
	[
		'a 実施方法 longer than a record has',
		{ method: '=', 'method-value': 'あ'.repeat(41) },
		'method',
		'value-unreadable'
	],
	['a heading the list does not have', { name: '氏名' }, 'name', 'heading-missing']
])('%s is asked again', (_, fields, field, fault) => {
	const parsed = parseColumns(form(fields), headings);
	expect(!parsed.ok && parsed.faults).toMatchObject({ [field]: fault });
});

it('minutes for all rows are read as minutes', () => {
	const parsed = parseColumns(form({ hours: '=', 'hours-value': '600', hoursIn: 'minutes' }), headings);
	expect(parsed.columns).toMatchObject({ sources: { hours: { value: '600' } }, hoursIn: 'minutes' });
	expect(!parsed.ok && parsed.faults.hours).toBeUndefined();
});

it('a name cannot be the same for all rows', () => {
	expect(parseColumns(form({ name: '=', 'name-value': '髙橋 花子' }), headings).columns.sources.name).toBeUndefined();
});

const question: Question = {
	...{ key: 'k', rowNumbers: [4, 7], days: [], doubt: 'zeros', candidates: [] },
	written: { staffNumber: '1', name: '', department: '' }
};

it.each([
	['a candidate', { 'row-4': '0001' }, { k: '0001' }, {}],
	['somebody else', { 'row-4': 'other', 'row-4-number': ' ０００２ ' }, { k: '0002' }, {}],
	['a number typed without a choice', { 'row-4-number': '0002' }, { k: '0002' }, {}],
	['nobody', { 'row-4': 'nobody' }, { k: null }, {}],
	['nothing', {}, {}, {}],
	['somebody unknown', { 'row-4': 'other', 'row-4-number': '2' }, {}, { 'row-4': expect.stringContaining('いません') }],
	['somebody without a number', { 'row-4': 'other' }, {}, { 'row-4': expect.stringContaining('入力して') }]
])('the answer to a question is %s', (_, fields, answers, errors) => {
	const parsed = parseAnswers(form(fields as Record<string, string>), [question], (number) => /^000[12]$/.test(number));
	expect(parsed).toEqual({ answers, errors });
});

it.each([
	['no sender', { sender: ' 　' }, ['sender']],
	['a sender of many letters', { sender: 'あ'.repeat(51) }, ['sender']],
	['a year to come', { fiscalYear: '2027' }, ['fiscalYear']],
	['no word on confirmation', { state: '' }, ['state']],
	['everything', {}, []]
])('a list with %s', (_, change, fields) => {
	const sent = form({ sender: 'J-LIS', fiscalYear: '2026', state: 'waiting', ...change });
	const parsed = parseListTerms(sent, '2026-11-21' as CivilDate);
	expect(Object.keys(parsed.ok ? {} : parsed.errors)).toEqual(fields);
});
