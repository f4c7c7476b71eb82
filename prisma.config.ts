import { defineConfig } from 'prisma/config';

// `prisma generate` needs no schema engine, but Prisma's command line downloads one before anything
// else. Naming an existing file keeps generation working without a network.
if (process.argv.includes('generate')) {
  process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;
}

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env.DIRECT_DATABASE_URL ?? process.env.DATABASE_URL ?? '' },
});
