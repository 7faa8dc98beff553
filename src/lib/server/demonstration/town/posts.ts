import type { DayNumber, FiscalYear } from '$lib/domain/calendar';
import { isAnnual } from './categories';
import { march31 } from '../days';
import { yearsOfService } from './hiring';
import type { Person, Post } from './people';
import { rankOf } from './ranks';
import type { Seat } from './seats';

/** Writes down where everybody sits from this day: a new post wherever place or rank differ from the open one. */
export function enterPosts(seats: Seat[], day: DayNumber, fiscalYear: FiscalYear): void {
	for (const seat of seats) if (seat.person) enterPost(seat.person, seat, day, fiscalYear);
}

/** Writes down that the person sits in this place from this day. */
export function enterPost(person: Person, seat: Seat, day: DayNumber, fiscalYear: FiscalYear): void {
	const years = yearsOfService(person, fiscalYear);
	const { department, category, head } = seat;
	const rank = rankOf(seat, years);
	const last = person.posts.at(-1);
	if (last && !hasEnded(last, day) && isSame(last, seat, rank)) return;
	if (last && !hasEnded(last, day)) last.to = day - 1;
	const to = isAnnual(category) ? march31(fiscalYear) : null;
	person.posts.push({ department, category, rank, head, from: day, to });
}

/** The person's last day: the open post ends with it. */
export function leave(person: Person, lastDay: DayNumber): void {
	person.leftOn = lastDay;
	const post = person.posts.at(-1);
	if (post) post.to = lastDay;
}

function hasEnded(post: Post, day: DayNumber): boolean {
	return post.to !== null && post.to < day;
}

function isSame(post: Post, seat: Seat, rank: string): boolean {
	const samePlace = post.department === seat.department && post.category === seat.category && post.head === seat.head;
	return samePlace && post.rank === rank;
}
