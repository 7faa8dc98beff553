import { type DayNumber, type FiscalYear, fiscalYearsBetween } from '$lib/domain/calendar';
import { NEWCOMER } from '../cast';
import { type Completion, confirmed, trainingDay } from './completions';
import { leadingCourse } from './courses';
import { april1, march31 } from '../days';
import { TRAINED_SECTION, UNTRAINED_SECTION } from '../town/departments';
import { ownShare, sumotoShare, usualShare } from './dx-shares';
import { isAway, isCounted, type Person, postOn } from '../town/people';
import { random, type Random } from '../random';
import { FIRST_FISCAL_YEAR, type Setting } from '../setting';

/** 洲本市's indicator counts from 令和5年度. */
const COUNTED_SINCE = april1(FIRST_FISCAL_YEAR + 1);

/** A fiscal year up to its last day or today, with its population and those of it who may be chosen, in chance order. */
type Year = { fiscalYear: FiscalYear; lastDay: DayNumber; counted: Person[]; free: Person[] };

/**
 * Who took DX基礎 or DX応用 when. Year by year those are chosen who are in the population on the year's last day (or
 * today), until the share the story wants is reached; so the promised rates come out whatever else happens in the town.
 */
export class DxTraining {
	private readonly taken = new Map<Person, Completion[]>();
	private readonly chance: Random;

	/** @param reserved people whose record is still waiting: not trained within the own plan */
	constructor(
		private readonly people: Person[],
		private readonly setting: Setting,
		private readonly reserved: ReadonlySet<Person>
	) {
		this.chance = random(setting.seed, 'dx training');
		for (const fiscalYear of fiscalYearsBetween(FIRST_FISCAL_YEAR, setting.fiscalYear)) this.goThrough(fiscalYear);
	}

	/** The person's confirmed DX courses, oldest first. */
	of(person: Person): readonly Completion[] {
		return this.taken.get(person) ?? [];
	}

	/** Whether the person has had one since the first day, up to today. */
	isDoneSince(person: Person, first: DayNumber): boolean {
		return this.of(person).some((completion) => completion.day >= first);
	}

	private goThrough(fiscalYear: FiscalYear): void {
		const lastDay = Math.min(march31(fiscalYear), this.setting.today);
		const counted = this.people.filter((person) => isCounted(person, lastDay));
		const free = this.chance.shuffled(counted.filter((person) => this.mayTrain(person, fiscalYear, lastDay)));
		const year = { fiscalYear, lastDay, counted, free };
		this.trainWholeSection(year);
		this.trainForSumoto(year);
		this.trainForOwnPlan(year);
		this.trainOutsidePlans(year);
		this.trainOthers(year);
	}

	/** The section at 100 % is complete from the first year of either plan. */
	private trainWholeSection(year: Year): void {
		const { fiscalYear, lastDay, free } = year;
		const since = april1(fiscalYear >= this.setting.planStart ? this.setting.planStart : FIRST_FISCAL_YEAR + 1);
		const section = free.filter((person) => postOn(person, lastDay)?.department === TRAINED_SECTION);
		if (fiscalYear > FIRST_FISCAL_YEAR) this.trainSome(year, section, since, section.length);
	}

	private trainForSumoto(year: Year): void {
		const share = sumotoShare(year.fiscalYear);
		if (share !== null) this.trainTo(share, year, year.free, COUNTED_SINCE);
	}

	/** Within the years of 洲本市's plan its shares come first, so only those it has counted already may repeat. */
	private trainForOwnPlan(year: Year): void {
		const { fiscalYear } = year;
		if (fiscalYear < this.setting.planStart) return;
		const isOpen = sumotoShare(fiscalYear) === null;
		const free = year.free.filter((person) => isOpen || this.isDoneSince(person, COUNTED_SINCE));
		this.trainTo(ownShare(fiscalYear, this.setting), year, free, april1(this.setting.planStart));
		if (fiscalYear === this.setting.fiscalYear) this.trainAFew(year);
	}

	/** "This year" is never empty, not even on its first day. */
	private trainAFew(year: Year): void {
		const since = april1(year.fiscalYear);
		const done = year.free.filter((person) => this.isDoneSince(person, since));
		this.trainSome(year, year.free, since, 3 - done.length);
	}

	/** Years in which neither plan asks. */
	private trainOutsidePlans(year: Year): void {
		if (sumotoShare(year.fiscalYear) !== null || year.fiscalYear >= this.setting.planStart) return;
		const count = Math.round(usualShare(year.fiscalYear) * year.counted.length);
		this.trainSome(year, year.free, april1(year.fiscalYear), count);
	}

	/** A few of the others join in: 任期付, 再任用, 会計年度任用職員, 消防. */
	private trainOthers(year: Year): void {
		const { fiscalYear, lastDay } = year;
		for (const person of this.people) {
			if (!this.chance.chance(0.06) || postOn(person, lastDay) === null) continue;
			const others = !isCounted(person, lastDay) && !isAway(person, lastDay);
			if (others && !this.isReserved(person, fiscalYear)) this.train(person, year);
		}
	}

	/** Trains as many of the free as are missing from the share of all who count. */
	private trainTo(share: number, year: Year, free: Person[], since: DayNumber): void {
		const done = year.counted.filter((person) => this.isDoneSince(person, since)).length;
		this.trainSome(year, free, since, Math.round(share * year.counted.length) - done);
	}

	private trainSome(year: Year, free: Person[], since: DayNumber, count: number): void {
		const open = free.filter((person) => !this.isDoneSince(person, since));
		for (const person of open.slice(0, Math.max(0, count))) this.train(person, year);
	}

	private train(person: Person, { fiscalYear, lastDay }: Year): void {
		const course = this.nextCourse(person);
		const day = trainingDay(this.chance, person, Math.max(april1(fiscalYear), person.hiredOn), lastDay);
		this.taken.set(person, [...this.of(person), confirmed(this.chance, course, day)]);
	}

	/** DX応用 after DX基礎, mostly. */
	private nextCourse(person: Person) {
		const advanced = this.chance.chance(this.of(person).length > 0 ? 0.75 : 0.1);
		return leadingCourse(advanced ? 'DX-ADVANCED' : 'DX-BASIC');
	}

	private mayTrain(person: Person, fiscalYear: FiscalYear, lastDay: DayNumber): boolean {
		const never = person.signIn === NEWCOMER || postOn(person, lastDay)?.department === UNTRAINED_SECTION;
		return !never && !this.isReserved(person, fiscalYear);
	}

	private isReserved(person: Person, fiscalYear: FiscalYear): boolean {
		return fiscalYear >= this.setting.planStart && this.reserved.has(person);
	}
}
