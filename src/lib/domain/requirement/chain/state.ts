import { type CivilDate } from '$lib/domain/calendar';
import { type Ledger } from '$lib/domain/ledger';
import { type Coverage } from '../coverage';
import {
	type ChainConfirmation,
	type ChainStep,
	chainSteps,
	type SectionConfirmation,
	type SeenCoverage
} from '../requirement';
import { type Section, sectionsOn } from './section';
import { type Nowhere, nowhereOf, seenBySection, seenOf } from './seen';
import { type SeenChange, seenChanges } from './seen-change';

/**
 * Where a section stands: nobody has confirmed (`missing`), confirmed, confirmed and other numbers since (`changed`), or confirmed and
 * since then without people to ask, as after its abolition (`ended`): then its confirmation stands.
 */
export type SectionStanding = 'missing' | 'confirmed' | 'changed' | 'ended';

export type SectionState = {
	code: string;
	/** as it is called on the day; of one that is gone, as it was called when it confirmed */
	name: string;
	standing: SectionStanding;
	/** the newest */
	confirmation: SectionConfirmation | null;
	now: SeenCoverage[];
	changes: SeenChange[];
	/** null where it has ended */
	section: Section | null;
};

/**
 * A step with its newest confirmation, and what has changed in the whole body since. `renewed`: the steps before it that were entered
 * after it or are of a later day, so that it reports an older one.
 */
export type StepState = { confirmation: ChainConfirmation | null; changes: SeenChange[]; renewed: ChainStep[] };

/** The chain of a fiscal year as it stands on a day. */
export type ChainState = {
	/** the day that is looked at; null without any requirement */
	asOf: CivilDate | null;
	now: SeenCoverage[];
	/** in 機構順; those that have ended come last */
	sections: SectionState[];
	/** whom no section has */
	nowhere: Nowhere;
	steps: Record<ChainStep, StepState>;
};

/**
 * @param coverages of all published requirements of the fiscal year, of one day
 * @param sections the confirmations of its sections, and of its steps: of one fiscal year, in any order, older ones too
 */
export function chainStateOf(
	ledger: Ledger,
	coverages: readonly Coverage[],
	{ sections, steps }: { sections: readonly SectionConfirmation[]; steps: readonly ChainConfirmation[] }
): ChainState {
	const now = coverages.map(seenOf);
	const newest = chainSteps.flatMap((step) => newestOf(steps.filter((one) => one.step === step)) ?? []);
	const states = chainSteps.map((step) => [step, stepState(step, newest, now)]);
	return {
		asOf: coverages[0]?.asOf ?? null,
		now,
		...sectionStates(ledger, coverages, sections),
		steps: Object.fromEntries(states) as ChainState['steps']
	};
}

function stepState(step: ChainStep, newest: ChainConfirmation[], now: readonly SeenCoverage[]): StepState {
	const confirmation = newest.find((one) => one.step === step) ?? null;
	if (confirmation === null) return { confirmation, changes: [], renewed: [] };
	const { id, confirmedOn, seen } = confirmation;
	const before = newest.filter((one) => chainSteps.indexOf(one.step) < chainSteps.indexOf(step));
	const renewed = before.filter((one) => one.id > id || one.confirmedOn > confirmedOn).map((one) => one.step);
	return { confirmation, changes: seenChanges(seen, now), renewed };
}

function sectionStates(
	ledger: Ledger,
	coverages: readonly Coverage[],
	confirmations: readonly SectionConfirmation[]
): Pick<ChainState, 'sections' | 'nowhere'> {
	const codes = new Set(confirmations.map(({ departmentCode }) => departmentCode));
	const confirmed = new Map(
		[...codes].map((code) => [code, newestOf(confirmations.filter((one) => one.departmentCode === code))!])
	);
	const sections = sectionsOn(ledger, coverages, codes);
	const seen = seenBySection(ledger, coverages, sections);
	const there = sections.map((section) =>
		sectionState(section, seen.get(section.code)!, confirmed.get(section.code) ?? null)
	);
	const ended = [...confirmed].filter(([code]) => !seen.has(code)).map(([, confirmation]) => endedState(confirmation));
	return { sections: [...there, ...ended], nowhere: nowhereOf(ledger, coverages, sections) };
}

function sectionState(section: Section, now: SeenCoverage[], confirmation: SectionConfirmation | null): SectionState {
	const { code, name } = section;
	const changes = confirmation === null ? [] : seenChanges(confirmation.seen, now);
	const standing = confirmation === null ? 'missing' : changes.length > 0 ? 'changed' : 'confirmed';
	return { code, name, standing, confirmation, now, changes, section };
}

function endedState(confirmation: SectionConfirmation): SectionState {
	const { departmentCode: code, departmentName: name } = confirmation;
	return { code, name, standing: 'ended', confirmation, now: [], changes: [], section: null };
}

/** Rows are only ever added, so the newest has the greatest number. */
function newestOf<T extends { id: number }>(rows: readonly T[]): T | null {
	return rows.reduce<T | null>((newest, one) => (newest === null || one.id > newest.id ? one : newest), null);
}
