import { type Viewer } from '$lib/domain/access';
import { type CivilDate } from '$lib/domain/calendar';
import { type Ledger } from '$lib/domain/ledger';
import {
	catalogueEntry,
	lowerCodes,
	outsideForce,
	qualificationName,
	type Registration,
	registrationOn
} from '$lib/domain/qualification';
import { type Correction, correctionsOf } from '../confirmation/corrections';
import { ownWithoutConfirmer } from '../confirmation/queue/without-confirmer';
import { type Evidence, evidenceOf } from '../evidence/queries';
import { type RemovedEvidence, removedEvidenceOf } from '../evidence/removed';
import { type Db } from '../db/open';
import { type OwnHolding, ownHoldings } from './queries';
import { replaces } from './replaces';
import { ownSatisfactions, type Satisfaction } from './satisfactions';

/** A qualification of one's own with all that is to be said of it. */
export type HoldingCard = OwnHolding & {
	evidence: Evidence[];
	/** what others took off it: who, and why */
	removedEvidence: RemovedEvidence[];
	/** what 人事 corrected, the latest first */
	corrections: Correction[];
	/** how its registration stands; null for good, and where a later one has taken its place */
	registration: Registration | null;
	/** a later registration stands for it */
	isRenewed: boolean;
	/** the names of what it is 相当 to */
	lower: string[];
	/** what is to be told of its 合格日; null where nothing is */
	remark: string | null;
	/** 承認者不在: it waits, and nobody can confirm it today */
	hasNoConfirmer: boolean;
};

export type OwnQualifications = { holdings: HoldingCard[]; satisfactions: Satisfaction[] };

/** 自分の資格. */
export async function ownQualifications(db: Db, ledger: Ledger, viewer: Viewer): Promise<OwnQualifications> {
	const holdings = await ownHoldings(db, viewer);
	const files = await evidenceOf(db, { holdingIds: holdings.map(({ id }) => id) });
	const corrected = await correctionsOf(db, viewer, 'holding');
	const alone = await ownWithoutConfirmer(db, viewer, 'holding');
	const removed = await removedEvidenceOf(db, viewer);
	const cards = holdings.map((row) => {
		const evidence = files.filter(({ holdingId }) => holdingId === row.id);
		const removedEvidence = removed.filter(({ holdingId }) => holdingId === row.id);
		const corrections = corrected.filter(({ recordId }) => recordId === row.id);
		const hasNoConfirmer = alone.includes(row.id);
		const said = saidOf(ledger, row, holdings, viewer.today);
		return { ...row, evidence, removedEvidence, corrections, hasNoConfirmer, ...said };
	});
	return { holdings: cards, satisfactions: await ownSatisfactions(ledger, viewer) };
}

function saidOf({ catalogue }: Ledger, row: OwnHolding, all: readonly OwnHolding[], today: CivilDate) {
	const { qualificationCode, expiresOn } = row;
	const entry = catalogueEntry(qualificationCode);
	const isRenewed = all.some((other) => replaces(other, row));
	const terms = { renewalDays: entry?.renewalDays ?? null };
	return {
		...{ isRenewed, lower: lowerCodes(catalogue, qualificationCode).map(qualificationName) },
		registration: expiresOn === null || isRenewed ? null : registrationOn(expiresOn, terms, today),
		remark: entry && outsideForce(entry, row.passedOn)
	};
}

/** A holding of one's own that can be mended, with its evidence; null for any other. */
export async function editedHolding(db: Db, viewer: Viewer, id: number) {
	const isOpen = ({ state }: OwnHolding) => state === 'waiting' || state === 'returned';
	const edited = (await ownHoldings(db, viewer)).find((row) => row.id === id && isOpen(row));
	return edited ? { ...edited, evidence: await evidenceOf(db, { holdingIds: [id] }) } : null;
}
