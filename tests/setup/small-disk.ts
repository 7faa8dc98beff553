import { spawnSync } from 'node:child_process';

/** Mounts a small file system in a world of its own, which goes with the process: nothing is left on the machine. */
const mountAndRun = 'mount -t tmpfs -o "size=$1" tmpfs "$2" && shift 2 && exec "$@"';

/** How this machine lets us do it: as anybody in a namespace of one's own, or as root; null where it lets nobody. */
function waysOfTheMachine(): string[] | null {
	const ways = [
		['unshare', '-rm'],
		['unshare', '-m']
	];
	return ways.find(([program, flags]) => spawnSync(program!, [flags!, 'true']).status === 0) ?? null;
}

/**
 * The command that runs `words` with a file system of so many bytes at a folder, which only it sees; null, said on standard output,
 * where the machine does not allow it.
 */
export function onSmallDisk(folder: string, size: number, words: string[]): string[] | null {
	const way = waysOfTheMachine();
	if (way) return [...way, 'sh', '-c', mountAndRun, 'sh', String(size), folder, ...words];
	process.stdout.write(
		'Skipped: this machine lets nobody mount a small file system, so a full disk cannot be tried.\n'
	);
	return null;
}
