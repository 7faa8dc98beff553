/** A part of a name as it is written, and every way it may be read in ひらがな; none where it is read as written or not known. */
export type NamePiece = [written: string, ...read: string[]];

/**
 * 読み of a course's name: its pieces in their order. A package has none, so they come from a dictionary and may be wrong: they are
 * there to search by, never to be shown.
 */
export type Reading = NamePiece[];
