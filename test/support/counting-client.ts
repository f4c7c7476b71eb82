import pg from 'pg';

/** A client class that keeps what its connections send to PostgreSQL. */
export function createCountingClient(): { Client: typeof pg.Client; statements: string[] } {
  const statements: string[] = [];
  class CountingClient extends pg.Client {
    // biome-ignore lint/suspicious/noExplicitAny: pg's overloads cannot be overridden otherwise.
    override query(...args: any[]): any {
      const [query] = args as [string | { text: string }];
      statements.push(typeof query === 'string' ? query : query.text);
      // biome-ignore lint/suspicious/noExplicitAny: the same.
      return (super.query as any)(...args);
    }
  }
  return { Client: CountingClient, statements };
}
