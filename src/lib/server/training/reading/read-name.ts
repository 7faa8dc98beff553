import { type NamePiece, type Reading } from '$lib/domain/training';
import { dictionary, longestWord } from './dictionary';
import { readLetters } from './letters';

/** What a letter costs that stands in no word; a word costs 1, so that as few and as long words as can be are found. */
const unknown = 3;

type Step = { cost: number; length: number };

/** Readings made before: a list of courses is asked for again and again. */
const made = new Map<string, Reading>();
const mostMade = 2000;

/** 読み of a name: what the dictionary knows of it, found as the fewest words; what is in kana or not known is a piece without reading. */
export function readName(name: string): Reading {
	if (made.size >= mostMade) made.clear();
	const reading = made.get(name) ?? readAnew(name);
	made.set(name, reading);
	return reading;
}

function readAnew(name: string): Reading {
	return name
		.normalize('NFKC')
		.split(/([A-Za-z]+)/)
		.filter(Boolean)
		.flatMap((run) => (/^[A-Za-z]/.test(run) ? [[run, ...readLetters(run)] as NamePiece] : readRun(run)));
}

function readRun(run: string): Reading {
	const steps = stepsThrough(run);
	const reading: Reading = [];
	for (let at = 0; at < run.length; at += steps[at]!.length) {
		const written = run.slice(at, at + steps[at]!.length);
		const last = reading.at(-1);
		const read = dictionary.get(written);
		if (read) reading.push([written, ...read]);
		else if (last?.length === 1) last[0] += written;
		else reading.push([written]);
	}
	return reading;
}

/** For each place in the run the length of the word with which the cheapest way to its end begins. */
function stepsThrough(run: string): Step[] {
	const steps: Step[] = [];
	steps[run.length] = { cost: 0, length: 0 };
	for (let at = run.length - 1; at >= 0; at--) {
		let best: Step = { cost: unknown + steps[at + 1]!.cost, length: 1 };
		const longest = Math.min(longestWord, run.length - at);
		for (let length = 1; length <= longest; length++) {
			const cost = 1 + steps[at + length]!.cost;
			if (cost <= best.cost && dictionary.has(run.slice(at, at + length))) best = { cost, length };
		}
		steps[at] = best;
	}
	return steps;
}
