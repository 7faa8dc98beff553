import { inject } from 'vitest';
import { random, type Random } from '$lib/server/demonstration/random';

/** What every moment and choice of these tests is drawn from; the same again with KILL_SEED. */
export const seed = inject('seed');

/** Whether this is the long form, in which every kind of end must have happened. */
export const isLong = Number(process.env.KILLS || 0) >= 100;

const usualKills = 12;

/** So many of the KILLS asked for, rounded up. @param share above 0, at most 1 */
export function killsOf(share: number): number {
	return Math.ceil(Number(process.env.KILLS || usualKills) * share);
}

/** The draws of one round of a scene, the same whatever the rounds before it drew. */
export function chanceOf(scene: string, round = 0): Random {
	return random(seed, `${scene} ${round}`);
}

/** What a title ends with, so that whoever reads of a failure can repeat it. */
export const fromSeed = `(KILL_SEED=${seed})`;
