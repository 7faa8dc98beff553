type Line = { id: string; waiting: number; oldest: string | null };

/**
 * The devices with this one's own figure: what the server last heard of it may be older than what lies here.
 *
 * @param here the id of this device; null where it has none yet
 * @param waiting how many records lie here unsent
 * @param items all that lies here unsent
 */
export function withOwnFigure<T extends Line>(
	devices: readonly T[],
	here: string | null,
	waiting: number,
	items: readonly { createdAt: string }[]
): T[] {
	const [oldest = null] = items.map(({ createdAt }) => createdAt).toSorted();
	return devices.map((device) => (device.id === here ? { ...device, waiting, oldest } : device));
}
