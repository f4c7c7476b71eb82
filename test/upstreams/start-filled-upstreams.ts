import { fillFromDemo } from './fill-from-demo.js';
import { startActivity } from './start-activity.js';
import { type ItemOf, type SystemName, startUpstream, type Upstreams } from './start-upstream.js';
import type { Upstream } from './upstream.js';

/** How often something new happens, in milliseconds. */
const EVERY = 10_000;

/**
 * Starts the three simulators on ports of their own (KASAR_PORT, INVENT_PORT, CLARKY_PORT) with the demo
 * organization's data, to which something is added now and then.
 */
export async function startFilledUpstreams(): Promise<{
  upstreams: Upstreams;
  close(): Promise<void>;
}> {
  const upstreams: Upstreams = {
    kasar: await start('kasar', 'KASAR_PORT', 4101),
    invent: await start('invent', 'INVENT_PORT', 4102),
    clarky: await start('clarky', 'CLARKY_PORT', 4103),
  };
  fillFromDemo(upstreams);
  const stop = startActivity(upstreams, EVERY, ({ system, record, id }) => {
    console.log(`${system}: new ${id} on ${record.object} ${record.id}`);
  });
  return {
    upstreams,
    async close() {
      stop();
      await Promise.all(Object.values(upstreams).map((upstream) => upstream.close()));
    },
  };
}

/** Starts a simulator; where its port is taken, the process ends with the reason. */
async function start<Name extends SystemName>(
  name: Name,
  variable: string,
  otherwise: number,
): Promise<Upstream<ItemOf[Name]>> {
  const port = portOf(variable, otherwise);
  try {
    return await startUpstream(name, { port });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    console.error(
      `Port ${port} is taken, perhaps by simulators that run already; ${variable} sets another.`,
    );
    process.exit(1);
  }
}

function portOf(variable: string, otherwise: number): number {
  const given = process.env[variable];
  if (!given) return otherwise;
  const port = Number(given);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new Error(`${variable} must be a port, got ${given}`);
}
