/** Three simulated upstream systems in a process of their own; their addresses are its first line. */
import { clarkyActivity } from '../test/upstreams/clarky-items.js';
import { inventContactActivity } from '../test/upstreams/invent-items.js';
import { kasarInteraction } from '../test/upstreams/kasar-items.js';
import { startUpstream } from '../test/upstreams/start-upstream.js';

const RECORDS = Number(process.env.RECORDS);
const ITEMS = Number(process.env.ITEMS);
const [kasarMs, inventMs, clarkyMs] = String(process.env.LATENCY).split(',').map(Number);

const START = Date.UTC(2026, 0, 1);
const at = (index: number) => new Date(START + index * 60_000).toISOString();

const kasar = await startUpstream('kasar', { latencyMs: kasarMs });
const invent = await startUpstream('invent', { latencyMs: inventMs });
const clarky = await startUpstream('clarky', { latencyMs: clarkyMs });
for (let record = 0; record < RECORDS; record++) {
  const name = `r_${record}`;
  const items = Array.from({ length: ITEMS }, (_, index) => index);
  const id = (index: number) => `${name}_${index}`;
  kasar
    .record('contacts', name)
    .add(...items.map((i) => kasarInteraction({ id: id(i), created_at: at(i) })));
  invent
    .record('contacts', name)
    .add(...items.map((i) => inventContactActivity({ id: id(i), created_at: at(i) })));
  clarky
    .record('contacts', name)
    .add(...items.map((i) => clarkyActivity({ id: id(i), contact_id: name, created_at: at(i) })));
}
const describe = ({ url, token, org }: { url: string; token: string; org: string }) => ({
  url,
  token,
  org,
});
console.log(
  JSON.stringify({
    kasar: describe(kasar),
    invent: describe(invent),
    clarky: describe(clarky),
  }),
);
// What it was asked is not looked at.
setInterval(() => {
  for (const { calls } of [kasar, invent, clarky]) calls.length = 0;
}, 1_000);
