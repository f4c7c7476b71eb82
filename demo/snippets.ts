/** The beginning of a mail, as long as Kasar's snippets, cut between words. */
export function cutSnippet(text: string): string {
  return text.length <= 150 ? text : `${text.slice(0, 150).replace(/\s+\S*$/, '')}…`;
}

/** A title from a note's first sentence; null where that is long or the whole note. */
export function drawTitle(text: string): string | null {
  const sentence = text.split(/[.:!?]/)[0] ?? '';
  return sentence.length <= 60 && sentence.length < text.length / 2 ? sentence : null;
}
