import { createInterface } from 'node:readline';
import { Listener } from '../../src/db/listener.js';

// A process with nothing but a listener, whose connection string stands in the environment: it reports
// each loss, closes the listener after a line on standard input, and then has to end by itself.
const listener = new Listener(process.env.DATABASE_URL!, ['test'], 5);
await listener.open();
console.log('listening');
const lines = createInterface(process.stdin);
lines.once('line', async () => {
  lines.close();
  process.stdin.destroy();
  await listener.close();
  console.log('closed');
});
