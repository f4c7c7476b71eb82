import { fillFromDemo } from './fill-from-demo.js';
import { startActivity } from './start-activity.js';
import { startUpstream, type Upstreams } from './start-upstream.js';

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
    kasar: await startUpstream('kasar', { port: portOf('KASAR_PORT', 4101) }),
    invent: await startUpstream('invent', { port: portOf('INVENT_PORT', 4102) }),
    clarky: await startUpstream('clarky', { port: portOf('CLARKY_PORT', 4103) }),
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

function portOf(variable: string, otherwise: number): number {
  const given = process.env[variable];
  if (!given) return otherwise;
  const port = Number(given);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new Error(`${variable} must be a port, got ${given}`);
}
