import { addDays, addMonths, type CivilDate, formatDay, toDayNumber } from '$lib/domain/calendar';
import { type CatalogueEntry } from './entry';

/** 有効, 更新時期 (within 90 days of what is due), 更新の期限切れ (due, and still valid), 失効 (no longer valid). */
export const registrationStates = ['valid', 'due', 'overdue', 'expired'] as const;
export type RegistrationState = (typeof registrationStates)[number];

/** How a registration stands on a day. */
export type Registration = {
	state: RegistrationState;
	/** the last day on which it is valid */
	lastDay: CivilDate;
	/** the last day on which its renewal can be applied for; null where none is asked for */
	renewBy: CivilDate | null;
};

/** So many days before what is due a person is warned. */
export const warningDays = 90;

type Terms = Pick<CatalogueEntry, 'validMonths' | 'renewalDays'>;

/** The first day on which a registration of that day no longer holds: 2021-10-01 and three years is 2024-10-01; null without an end. */
export function expiryOf(registeredOn: CivilDate, { validMonths }: Terms): CivilDate | null {
	return validMonths === null ? null : addMonths(registeredOn, validMonths);
}

/**
 * How a registration stands on a day. 60 days before 有効期限 are counted from its last valid day, as IPA counts them: valid until
 * 2024-09-30, due by 2024-08-01.
 *
 * @param expiresOn the first day no longer valid
 * @param renewalDays null where nothing is renewed
 */
export function registrationOn(
	expiresOn: CivilDate,
	{ renewalDays }: Pick<Terms, 'renewalDays'>,
	today: CivilDate
): Registration {
	const lastDay = addDays(expiresOn, -1);
	const renewBy = renewalDays === null ? null : addDays(lastDay, -renewalDays);
	return { state: stateOf(lastDay, renewBy, today), lastDay, renewBy };
}

function stateOf(lastDay: CivilDate, renewBy: CivilDate | null, today: CivilDate): RegistrationState {
	if (lastDay < today) return 'expired';
	if (renewBy !== null && renewBy < today) return 'overdue';
	return toDayNumber(renewBy ?? lastDay) - toDayNumber(today) <= warningDays ? 'due' : 'valid';
}

/** 「更新の手続きは2026年9月1日まで」: what to do next about a registration, in one line. */
export function registrationInWords({ state, lastDay, renewBy }: Registration): string {
	const [end, due] = [formatDay(lastDay), renewBy && formatDay(renewBy)];
	if (state === 'expired')
		return `${end}で有効期限が切れました。更新や再登録をしたときは、その登録日で新しく記録してください。`;
	if (state === 'overdue')
		return `更新の手続きの期限（${due}）を過ぎました。有効期限は${end}です。すぐに手続き先へご相談ください。`;
	return due ? `更新の手続きは${due}まで（有効期限は${end}）` : `有効期限は${end}`;
}
