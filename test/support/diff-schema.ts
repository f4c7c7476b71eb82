import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils';
import type * as SchemaEngineModule from '@prisma/schema-engine-wasm';
import pg from 'pg';

/** How the engine says that there is nothing to do. */
const EMPTY = '-- This is an empty migration.\n';

/** The SQL that turns the tables of a database into those of schema.prisma; empty where they agree. */
export async function diffSchema(connectionString: string): Promise<string> {
  const schema = { path: 'schema.prisma', content: readFileSync('prisma/schema.prisma', 'utf8') };
  const pool = new CatalogPool({ connectionString });
  schemaEngine ??= loadSchemaEngine();
  const { SchemaEngine } = await schemaEngine;
  const engine = await SchemaEngine.new(
    { datamodels: [[schema.path, schema.content]] },
    () => {},
    bindMigrationAwareSqlAdapterFactory(asCharacters(new PrismaPg(pool))),
  );
  const { stdout } = await engine.diff({
    from: { tag: 'schemaDatasource', files: [schema], configDir: '.' },
    to: { tag: 'schemaDatamodel', files: [schema] },
    script: true,
    exitCode: null,
    filters: { externalTables: ['public._prisma_migrations'], externalEnums: [] },
  });
  await pool.end();
  return stdout === EMPTY ? '' : (stdout ?? '');
}

/**
 * The diff reads the catalog's type "char" (18), which Prisma's adapter does not know: the pool
 * passes it on as an array of it, and `asCharacters` says in the answer what it really is.
 */
class CatalogPool extends pg.Pool {
  // biome-ignore lint/suspicious/noExplicitAny: pg's overloads cannot be overridden otherwise.
  override query(...args: any[]): any {
    // biome-ignore lint/suspicious/noExplicitAny: the same.
    const result = (super.query as any)(...args) as Promise<pg.QueryResult>;
    return result.then((answer) => {
      for (const field of answer.fields) if (field.dataTypeID === 18) field.dataTypeID = 1002;
      return answer;
    });
  }
}

function asCharacters(factory: PrismaPg): PrismaPg {
  const connect = factory.connect.bind(factory);
  factory.connect = async () => {
    const adapter = await connect();
    const queryRaw = adapter.queryRaw.bind(adapter);
    adapter.queryRaw = async (query) => {
      const answer = await queryRaw(query);
      const { CharacterArray, Character } = ColumnTypeEnum;
      const columnTypes = answer.columnTypes.map((t) => (t === CharacterArray ? Character : t));
      return { ...answer, columnTypes };
    };
    return adapter;
  };
  return factory;
}

type Instantiate = (
  module: Uint8Array,
  imports: object,
) => Promise<{ instance: { exports: { __wbindgen_start(): void } } }>;

/** Loaded once: its glue code knows one instance. */
let schemaEngine: Promise<typeof SchemaEngineModule> | undefined;

/** Node 20 does not import .wasm files: the package's own four lines of start-up, by hand. */
async function loadSchemaEngine(): Promise<typeof SchemaEngineModule> {
  const name: string = '@prisma/schema-engine-wasm/schema_engine_bg';
  const glue = await import(name);
  const file = createRequire(import.meta.url)
    .resolve(name)
    .replace(/\.js$/, '.wasm');
  // @types/node does not declare WebAssembly.
  const { WebAssembly } = globalThis as unknown as { WebAssembly: { instantiate: Instantiate } };
  const { instance } = await WebAssembly.instantiate(readFileSync(file), {
    './schema_engine_bg.js': glue,
  });
  glue.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  return glue;
}
