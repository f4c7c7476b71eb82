import { isWholeList, type ListTally, nextAfter } from './list-end.js';
import type { Paging, RawPaging, SourceDefinition } from './source-definition.js';

/**
 * Counts the imported pages of one list. An import does not know which pages it receives, so the pages must
 * prove that none is missing: where the list reports totals, every section has one and matches it.
 */
export class PageTally {
  private readonly tally: ListTally;
  private readonly pages = new Set<number>();
  /** Whether all that the pages say of the list could be read. */
  private isReadable = true;
  private hasEnded = false;

  constructor({ itemPaths }: SourceDefinition) {
    const sections = itemPaths.map((path) => [path, { read: 0 }] as const);
    this.tally = { sections: Object.fromEntries(sections), totals: {}, next: null };
  }

  /**
   * @param items the number of items on the page, by item path.
   * @param isReadable whether all that the page says of the list could be read.
   */
  add(items: RawPaging['items'], { next, totals, pageNumber }: Paging, isReadable: boolean): void {
    this.isReadable &&= isReadable;
    // With totals, pages may come in any order; without, an end counts only as the last page.
    this.hasEnded = next === null || (this.hasEnded && Object.keys(totals).length > 0);
    this.tally.totals = totals;
    if (pageNumber !== undefined && this.pages.has(pageNumber)) return;
    if (pageNumber !== undefined) this.pages.add(pageNumber);
    for (const [path, section] of Object.entries(this.tally.sections)) {
      section.read += items[path] ?? 0;
    }
    this.hasEnded ||= nextAfter({ ...this.tally, next }) === null;
  }

  /** Whether the pages so far are the complete list. */
  isComplete(): boolean {
    const { totals, sections } = this.tally;
    const hasAllTotals = Object.keys(sections).every((path) => totals[path] !== undefined);
    const isProven = hasAllTotals || Object.keys(totals).length === 0;
    return this.isReadable && this.hasEnded && isProven && isWholeList(this.tally);
  }
}
