type Errors<Name extends string> = Partial<Record<Name, string>>;

/**
 * What ties the row of a field to its name: the summary leads to it, and what is wrong stands at it.
 *
 * @param prefix of the ids, where another form of the page may have a field of this name
 */
export function row<Name extends string>(name: Name, errors: Errors<Name>, prefix: string | null = null) {
	return { id: prefix === null ? name : `${prefix}-${name}`, name, error: errors[name] };
}

/**
 * What a summary says: what is wrong with the form as a whole, then with its fields.
 *
 * @param order the fields as they stand in the form
 */
export function summaryOf<Name extends string>(
	order: readonly Name[],
	errors: Errors<Name>,
	message: string | null = null
): { field?: string; message: string }[] {
	const ofFields = order.map((field) => ({ field, message: errors[field] ?? '' }));
	return [...(message ? [{ message }] : []), ...ofFields.filter((one) => one.message !== '')];
}
