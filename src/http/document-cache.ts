/** The maximum total length of all documents; a syntax tree takes about 100 bytes per character. */
const MAX_CHARACTERS = 512 * 1024;

/** The maximum length of a cached document: ten times that of the example operations. */
const MAX_LENGTH = 16 * 1024;

/**
 * A least-recently-used cache of parsed documents by their text. Limited by the total length of the
 * texts, not by their number, because documents are parsed before the client is authenticated.
 */
export class DocumentCache<V> {
  private readonly entries = new Map<string, V>();
  private characters = 0;

  get(text: string): V | undefined {
    const value = this.entries.get(text);
    if (value !== undefined) {
      this.entries.delete(text);
      this.entries.set(text, value);
    }
    return value;
  }

  set(text: string, value: V): void {
    if (text.length > MAX_LENGTH) return;
    if (!this.entries.has(text)) this.characters += text.length;
    this.entries.set(text, value);
    for (const oldest of this.entries.keys()) {
      if (this.characters <= MAX_CHARACTERS) break;
      this.entries.delete(oldest);
      this.characters -= oldest.length;
    }
  }
}
