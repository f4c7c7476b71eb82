import { describeUpstreams } from './describe-upstreams.js';
import { fillFromDemo } from './fill-from-demo.js';
import { startActivity } from './start-activity.js';
import { startUpstream, type Upstreams } from './start-upstream.js';

/** Runs the three simulators with the demo organization's data, and new items every 10 seconds. */
const upstreams: Upstreams = {
  kasar: await startUpstream('kasar', { port: portOf('KASAR_PORT', 4101) }),
  invent: await startUpstream('invent', { port: portOf('INVENT_PORT', 4102) }),
  clarky: await startUpstream('clarky', { port: portOf('CLARKY_PORT', 4103) }),
};
fillFromDemo(upstreams);
console.log(describeUpstreams(upstreams));

const stop = startActivity(upstreams, 10_000, ({ system, record, id }) => {
  console.log(`${system}: new ${id} on ${record.object} ${record.id}`);
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, async () => {
    stop();
    await Promise.all([
      upstreams.kasar.close(),
      upstreams.invent.close(),
      upstreams.clarky.close(),
    ]);
  });
}

function portOf(variable: string, otherwise: number): number {
  const given = process.env[variable];
  if (!given) return otherwise;
  const port = Number(given);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new Error(`${variable} must be a port, got ${given}`);
}
