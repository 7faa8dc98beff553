import type { Appointment } from './appointments';
import { depthOf } from '../town/departments';
import type { Person, Post } from '../town/people';

/** 部長 and 課長 are 所属長 for as long as they hold that post, and each 課長 is the section's 情報セキュリティ管理者. */
export function heads(person: Person): Appointment[] {
	return tenures(person).flatMap(({ department, from, to }) =>
		(depthOf(department) === 1 ? ['所属長'] : ['所属長', '情報セキュリティ管理者']).map((role) => {
			return { person, role, department, from, to, orderNumber: '' };
		})
	);
}

/** A person's times as a head, posts that follow one another in the same department joined. */
function tenures(person: Person): Post[] {
	const joined: Post[] = [];
	for (const post of person.posts.filter((candidate) => candidate.head)) {
		const last = joined.at(-1);
		if (last && last.department === post.department && last.to === post.from - 1) last.to = post.to;
		else joined.push({ ...post });
	}
	return joined;
}
