import pg from 'pg';

/**
 * A client that sends no statement names. A prepared statement belongs to a session of the server: through
 * a transaction pooler, the next transaction finds none of this name or another client's.
 */
export class UnnamedClient extends pg.Client {
  // biome-ignore lint/suspicious/noExplicitAny: pg's overloads cannot be overridden otherwise.
  override query(...args: any[]): any {
    const [query, ...rest] = args as [string | pg.QueryConfig];
    const unnamed = typeof query === 'object' ? { ...query, name: undefined } : query;
    // biome-ignore lint/suspicious/noExplicitAny: the same.
    return (super.query as any)(unnamed, ...rest);
  }
}
