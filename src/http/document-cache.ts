/** Most characters of all documents together; their trees take some hundred bytes for each. */
const MAX_CHARACTERS = 512 * 1024;

/** Longer documents are not kept; the example queries are a tenth of it. */
const MAX_LENGTH = 16 * 1024;

/**
 * Keeps what was parsed by its text, the least recently used going first. Bounded by the length of
 * the texts, not by their number: documents are parsed before anyone is let in.
 */
export class DocumentCache<V> {
  private readonly kept = new Map<string, V>();
  private characters = 0;

  get(text: string): V | undefined {
    const value = this.kept.get(text);
    if (value !== undefined) {
      this.kept.delete(text);
      this.kept.set(text, value);
    }
    return value;
  }

  set(text: string, value: V): void {
    if (text.length > MAX_LENGTH) return;
    if (!this.kept.has(text)) this.characters += text.length;
    this.kept.set(text, value);
    for (const oldest of this.kept.keys()) {
      if (this.characters <= MAX_CHARACTERS) break;
      this.kept.delete(oldest);
      this.characters -= oldest.length;
    }
  }
}
