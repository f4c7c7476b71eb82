import pg from 'pg';

/**
 * A client class that keeps what its connections send to PostgreSQL, except for the look-up of a request's
 * key: it is cached for a few seconds, so which request sends it depends on the clock.
 */
export function createCountingClient(): { Client: typeof pg.Client; statements: string[] } {
  const statements: string[] = [];
  class CountingClient extends pg.Client {
    // biome-ignore lint/suspicious/noExplicitAny: pg's overloads cannot be overridden otherwise.
    override query(...args: any[]): any {
      const [query] = args as [string | { text: string }];
      const sql = typeof query === 'string' ? query : query.text;
      if (!sql.includes('from api_key')) statements.push(sql);
      // biome-ignore lint/suspicious/noExplicitAny: the same.
      return (super.query as any)(...args);
    }
  }
  return { Client: CountingClient, statements };
}
