import { type AccountRole } from '$lib/domain/access';
import { type CivilDate } from '$lib/domain/calendar';
import { type ChainStep, type RequirementPart } from '$lib/domain/requirement';
import { type AuditEvent } from './event';

/** Which record, whose, of which course (its code) and day: as they stood when the entry was made. */
type OfCompletion = { completion: number; staff: number; course: string; completedOn: CivilDate };
/** Which holding, whose, of which qualification (its code) and 合格日 as written. */
type OfHolding = { holding: number; staff: number; qualification: string; passedOn: string };
/** For which department (its code), who, and between which days. */
type OfDeputy = { department: string; staff: number; from: CivilDate; to: CivilDate };
/** Which requirement, how it is called from now on, and of which fiscal year. */
type OfRequirement = { requirement: number; name: string; fiscalYear: number };
/** Who is exempt from which requirement (its name at the time), between which days. */
type OfExemption = { requirement: number; name: string; staff: number; from: CivilDate; to: CivilDate };
/** Which 訓練, of which day, and how many took part. */
type OfDrill = { drill: number; name: string; heldOn: CivilDate; participants: number };
type OfAccount = { accountId: number };
export type RowCounts = { added: number; changed: number; unchanged: number };

/**
 * What an entry keeps of its change, event by event: enough for its sentence, and of a person no more than the number of a row. Names
 * are looked up when the sentence is made, since people change theirs. A command says so where it describes its change:
 * `satisfies AuditPayload<'account.locked'>`.
 */
export type AuditPayloads = {
	'import.done': {
		import: number;
		name: string;
		/** by the name of the file */
		files: Readonly<Record<string, RowCounts>>;
	};
	'import.undone': { import: number; removed: number; restored: number };
	/** `mended`: it had been returned, and takes the place of what was claimed before */
	'completion.recorded': OfCompletion & { mended: boolean };
	/** edited by whoever recorded it; `mended`: it had been returned */
	'completion.amended': OfCompletion & { mended: boolean };
	/** `others`: by whoever had entered it for somebody else (代理で記録) */
	'completion.withdrawn': OfCompletion & { reason: string; others?: true };
	/**
	 * recorded though it was known by another way: it has one more source now. `filled`: what it had left blank; `others`: entered for somebody
	 * else (代理で記録)
	 */
	'completion.joined': OfCompletion & { filled?: readonly ('hours' | 'comprehension' | 'method')[]; others?: true };
	/** the opposite: the record stands as it is known by another way */
	'completion.unjoined': OfCompletion;
	'completion.confirmed': OfCompletion;
	'completion.returned': OfCompletion & { reason: string };
	/** put aside by whoever confirms, or (`reason` null) taken up again */
	'completion.held': OfCompletion & { reason: string | null };
	/** put right by 人事; what was changed stands in the versions of the row */
	'completion.corrected': OfCompletion & { reason: string };
	'holding.recorded': OfHolding & { mended: boolean };
	'holding.amended': OfHolding & { mended: boolean };
	'holding.withdrawn': OfHolding & { reason: string };
	'holding.confirmed': OfHolding;
	'holding.returned': OfHolding & { reason: string };
	'holding.held': OfHolding & { reason: string | null };
	'holding.corrected': OfHolding & { reason: string };
	/** `files`: how many, of what they prove one of the two */
	'evidence.attached': (OfCompletion | OfHolding) & { files: number };
	/** `reason`: of whoever took it off somebody else's record */
	'evidence.removed': (OfCompletion | OfHolding) & { files: number; reason?: string };
	'deputy.appointed': OfDeputy;
	/** `to`: the last day from now on; null where it ended before it began */
	'deputy.ended': Omit<OfDeputy, 'to'> & { to: CivilDate | null };
	'setting.changed': { key: string; before: unknown; after: unknown };
	/** a number entered by hand, with the words of the indicator at the time; `before` is the one it replaces, null for the first */
	'figure.entered': {
		indicator: string;
		name: string;
		fiscalYear: number;
		value: number;
		before: number | null;
		source: string;
	};
	/** `copiedFrom`: the code of the plan its indicators were copied from; null for one begun empty */
	'plan.created': { plan: string; name: string; copiedFrom: string | null; indicators: number };
	/** `name` as it is called from now on; `was` what was changed of it, as it stood before */
	'plan.changed': {
		plan: string;
		name: string;
		was: Partial<{ name: string; source: string | null; firstFiscalYear: number; lastFiscalYear: number }>;
	};
	'indicator.created': { indicator: string; name: string; plan: string };
	/** `was`: how it was called; `note`: the note of the indicator was changed */
	'indicator.renamed': { indicator: string; name: string; was: string; note: boolean };
	/** `from`: the first day of the new rule; null where the one from the beginning was put right */
	'rule.revised': { indicator: string; name: string; from: CivilDate | null };
	/** `from`: the day on which the rule would have begun */
	'rule.revision-withdrawn': { indicator: string; name: string; from: CivilDate };
	/**
	 * how many promises were set, changed or taken out; `note`: the note of the indicator was changed. `changes`: the first of them, with
	 * their units, null for no promise; `department` its name, null for the whole body. Older programs did not keep them.
	 */
	'targets.changed': {
		indicator: string;
		name: string;
		changed: number;
		note: boolean;
		changes?: readonly {
			fiscalYear: number;
			department: string | null;
			before: string | null;
			after: string | null;
		}[];
	};
	/** one report, or all of a plan's year at once; `reason` where it is another edition */
	'report.frozen': {
		reports: readonly { indicator: string; name: string; edition: number; digest: string }[];
		asOf: CivilDate;
		/** the name of the plan whose year was closed in one step; null for a single report */
		plan: string | null;
		reason: string | null;
	};
	/** `copiedFrom`: the fiscal year it was copied from; null for a new one */
	'requirement.created': OfRequirement & { copiedFrom: number | null };
	/** `was`: how it was called; `parts`: what was changed of it */
	'requirement.changed': OfRequirement & { was: string; parts: RequirementPart[] };
	/** how many it is about on the day of publishing, and how many of them are left out */
	'requirement.published': OfRequirement & { members: number; excluded: number };
	'requirement.withdrawn': OfRequirement & { reason: string };
	/** of a 下書き */
	'requirement.deleted': OfRequirement;
	/** without the reason, which can be the person's health */
	'exemption.granted': OfExemption;
	/** `to`: the last day from now on; null where it is as if it had never been; `reason`: of one that was wrong */
	'exemption.ended': Omit<OfExemption, 'to'> & { to: CivilDate | null; reason?: string };
	/** `numerator` of `denominator` over all of the section's duties */
	'section.confirmed': {
		fiscalYear: number;
		department: string;
		name: string;
		numerator: number;
		denominator: number;
	};
	/** `section`: the name of the one it was sent in, null for the whole body; `people`: the rows in `staff` of whom it went to */
	'reminder.sent': { requirement: number; name: string; section: string | null; people: number[] };
	/** `on`: the day it was done; `gaps`: how many things were missing when it went on, `missing`: which, in words */
	'chain.confirmed': {
		fiscalYear: number;
		step: ChainStep;
		by: string;
		on: CivilDate;
		gaps: number;
		missing: string[];
	};
	'drill.recorded': OfDrill;
	'drill.changed': OfDrill;
	'drill.removed': OfDrill;
	'ciso-report.handed-in': { fiscalYear: number; edition: number; digest: string; reason: string | null };
	'finisher-columns.kept': { name: string };
	/** one account, or as many as were made at once */
	'account.created':
		| (OfAccount & { staffNumber: string; roles: readonly AccountRole[] })
		| { accounts: number; roles: readonly AccountRole[] };
	'account.password-changed': OfAccount;
	/** `unlocked`: it had been locked, and no longer is */
	'account.password-reset': OfAccount & { unlocked: boolean };
	'account.locked': OfAccount;
	'account.roles-changed': OfAccount & { before: readonly AccountRole[]; roles: readonly AccountRole[] };
	/** how many entries of older programs, and how many rows and kept versions of theirs */
	'log.sealed': { entries: number; rows: number };
	/** the last entry of the backup; null where it had none. What came after it is no longer there */
	'database.restored': { last: { number: number; hash: string; at: string } | null };
};

export type AuditPayload<E extends AuditEvent = AuditEvent> = AuditPayloads[E];

/** Every field any payload has, none of them certain: what a program before this one, or a hand, left in the log. */
export type KeptPayload = Partial<Record<string, unknown>>;

/**
 * The payload as it is read from the log.
 *
 * @param text null where it was erased at the end of its retention
 * @returns null also for what is no payload
 */
export function readPayload(text: string | null): KeptPayload | null {
	if (text === null) return null;
	try {
		const value: unknown = JSON.parse(text);
		return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as KeptPayload) : null;
	} catch {
		return null;
	}
}
