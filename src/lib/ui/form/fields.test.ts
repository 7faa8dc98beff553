import { render } from 'svelte/server';
import { describe, expect, it } from 'vitest';
import { day } from '$lib/domain/calendar';
import Button from './Button.svelte';
import CourseChooser from './CourseChooser.svelte';
import DateField from './DateField.svelte';
import ErrorSummary from './ErrorSummary.svelte';
import NumberField from './NumberField.svelte';
import RadioGroup from './RadioGroup.svelte';
import TextField from './TextField.svelte';

describe('fields as the server draws them', () => {
	it('ties hint and error to the control, and says that it must be filled', () => {
		const field = {
			label: '職員番号',
			name: 'staffNumber',
			id: 'n',
			hint: '6桁',
			error: '入れてください。',
			required: true
		};
		const { body } = render(TextField, { props: field });
		expect(body).toContain('<label class="field-label" for="n">');
		expect(body).toContain('※必須');
		expect(body).toContain('aria-describedby="n-error n-hint"');
		expect(body).toContain('aria-invalid="true"');
		expect(body).toMatch(/id="n-error"[^>]*>＊入れてください。/);
	});

	it.each([DateField, NumberField])('takes no more than can be sent and kept', (field) => {
		expect(render(field, { props: { label: '時間', name: 'hours' } }).body).toContain('maxlength="100"');
	});

	it('ties label and control by an id of its own where none is given', () => {
		const { body } = render(TextField, { props: { label: '時間', name: 'hours' } });
		expect(body).toMatch(/for="([^"]+)"[\s\S]*id="\1"/);
	});

	it('draws no button that would need JavaScript', () => {
		const { body } = render(DateField, {
			props: { label: '受講日', name: 'completedOn', value: 'R8.11.21', today: day('2026-11-21') }
		});
		expect(body).toContain('value="R8.11.21"');
		expect(body).not.toContain('<button');
	});

	it('offers the courses in their groups, an empty group left out', () => {
		const groups = [
			{ label: '必須', courses: [{ code: 'DX', name: 'DX基礎' }] },
			{ label: '最近', courses: [] }
		];
		const { body } = render(CourseChooser, { props: { label: '研修', name: 'course', groups, value: 'DX' } });
		expect(body).toContain('<optgroup label="必須">');
		expect(body).not.toContain('最近');
		expect(body).toMatch(/value="DX" selected/);
	});

	it('links an error to the first choice of a group', () => {
		const options = [
			{ value: '1', label: '1' },
			{ value: '2', label: '2' }
		];
		const { body } = render(RadioGroup, { props: { label: '区分', name: 'kind', id: 'kind', options, value: '2' } });
		expect(body.match(/id="kind"/g)).toHaveLength(1);
		expect(body).toMatch(/value="2"[^>]*checked/);
	});

	it('lists errors with links to their fields, and is not there without errors', () => {
		const errors = [{ field: 'course', message: '研修を選んでください。' }, { message: 'すでに記録があります。' }];
		expect(render(ErrorSummary, { props: { errors } }).body).toContain('<a href="#course">研修を選んでください。</a>');
		expect(render(ErrorSummary, { props: { errors: [] } }).body).not.toContain('notice');
	});

	it('is a link where it leads somewhere', () => {
		const children = ((renderer: { push: (html: string) => void }) => renderer.push('やめる')) as never;
		expect(render(Button, { props: { href: '/', children } }).body).toMatch(/<a [^>]*href="\/"[^>]*>.*やめる/);
		expect(render(Button, { props: { children } }).body).toMatch(/<button [^>]*>.*やめる/);
	});
});
