/** Folders one inside the other: more than anybody files by, and what every page, zip and path can still show. */
export const DEEPEST_FOLDER = 50
