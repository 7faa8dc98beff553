import type { Option } from '$lib/ui/form/SelectField.svelte';

/** Departments to choose from, in the order given; each level stands one letter further in. */
export function departmentOptions(departments: { code: string; name: string; depth: number }[]): Option[] {
	return departments.map(({ code, name, depth }) => ({ value: code, label: `${'　'.repeat(depth - 1)}${name}` }));
}
