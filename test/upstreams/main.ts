import { describeUpstreams } from './describe-upstreams.js';
import { startFilledUpstreams } from './start-filled-upstreams.js';

/** Runs the three simulators with the demo organization's data, and new items every 10 seconds. */
const { upstreams, close } = await startFilledUpstreams();
console.log(describeUpstreams(upstreams));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, close);
