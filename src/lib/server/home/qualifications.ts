import { can, type Viewer } from '$lib/domain/access';
import { catalogueEntry, type Registration, registrationOn } from '$lib/domain/qualification';
import { type Db } from '../db/open';
import { type OwnHolding, ownHoldings } from '../qualification/queries';
import { replaces } from '../qualification/replaces';

/** What of one's own qualifications asks for something to be done. */
export type HomeQualifications = {
	returned: { id: number; qualification: string; returnReason: string | null }[];
	/** registrations that are not 有効 without more, the first to end in front */
	renewals: { id: number; qualification: string; registration: Registration }[];
};

/** Nothing for whoever records no qualifications. */
export async function homeQualifications(db: Db, viewer: Viewer): Promise<HomeQualifications> {
	const holdings = can(viewer, 'holding:record:own') ? await ownHoldings(db, viewer) : [];
	return {
		returned: holdings
			.filter(({ state }) => state === 'returned')
			.map(({ id, qualification, returnReason }) => ({ id, qualification, returnReason })),
		renewals: holdings
			.flatMap((row) => renewalOf(row, holdings, viewer))
			.toSorted((one, other) => one.registration.lastDay.localeCompare(other.registration.lastDay))
	};
}

function renewalOf(row: OwnHolding, all: readonly OwnHolding[], { today }: Viewer) {
	const { id, qualification, qualificationCode, expiresOn, state } = row;
	if (expiresOn === null || state === 'returned' || all.some((other) => replaces(other, row))) return [];
	const renewalDays = catalogueEntry(qualificationCode)?.renewalDays ?? null;
	const registration = registrationOn(expiresOn, { renewalDays }, today);
	return registration.state === 'valid' ? [] : [{ id, qualification, registration }];
}
