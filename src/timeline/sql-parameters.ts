/** Collects the parameters of one statement while its text is put together. */
export class SqlParameters {
  readonly values: unknown[] = [];

  /** @returns the placeholder of the value with its type: `$1::uuid`. */
  add(value: unknown, type: string): string {
    this.values.push(value);
    return `$${this.values.length}::${type}`;
  }
}
