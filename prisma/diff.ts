/**
 * Prints the SQL that leads from the migrations to schema.prisma: `npm run -s migration:diff`.
 * Prisma's schema engine runs as WebAssembly here, since its native one cannot be downloaded behind a
 * closed network. What Prisma cannot say (see schema.prisma) it proposes to drop: leave that out.
 */
import { rmSync } from 'node:fs';
import { openEmbeddedPostgres } from '../src/db/embedded-postgres.js';
import { migrate } from '../src/db/migrations.js';
import { diffSchema } from '../test/support/diff-schema.js';
import { createTempDataDir } from '../test/support/temp-data-dir.js';

const dataDir = createTempDataDir();
const postgres = await openEmbeddedPostgres({ dataDir, use: 'exclusive' });
try {
  await migrate(postgres.connectionString);
  process.stdout.write(await diffSchema(postgres.connectionString));
} finally {
  await postgres.stop();
  rmSync(dataDir, { recursive: true, force: true });
}
