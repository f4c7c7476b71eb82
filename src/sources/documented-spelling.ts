/**
 * Finds the documented name that a system spells in another way: E-Mail is email, videoCall is video_call.
 * @returns the name as it was given where it is none of the documented ones.
 */
export function documentedSpelling(documented: Iterable<string>, given: string): string {
  const folded = foldSpelling(given);
  return [...documented].find((name) => foldSpelling(name) === folded) ?? given;
}

/** A name without what systems write differently: case, white space, hyphens and underscores. */
export function foldSpelling(name: string): string {
  return name.toLowerCase().replace(/[\s_-]/g, '');
}
