import { setMaxListeners } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { refusalAnswer } from './answer.js';
import { clarky } from './clarky.js';
import type { ClarkyItem } from './clarky-items.js';
import { answerControl } from './control.js';
import { createAnswer } from './create-answer.js';
import { FaultSwitch, type FaultTarget } from './fault-switch.js';
import type { Fault } from './faults.js';
import { invent } from './invent.js';
import type { InventItem } from './invent-items.js';
import { kasar } from './kasar.js';
import type { KasarItem } from './kasar-items.js';
import { readCall } from './read-call.js';
import { RecordStore } from './record-store.js';
import { Refusal } from './refusal.js';
import { neverAnswers, sendAnswer, sendNothing } from './send-answer.js';
import { sendHuge } from './send-huge.js';
import type { Settings, System } from './system.js';
import type { Call, Upstream } from './upstream.js';
import type { WireItem } from './wire-item.js';

/** The items of each system's lists. */
export interface ItemOf {
  kasar: KasarItem;
  invent: InventItem;
  clarky: ClarkyItem;
}

export const SYSTEMS = ['kasar', 'invent', 'clarky'] as const;
export type SystemName = (typeof SYSTEMS)[number];

/** All three, as a gateway has them. */
export type Upstreams = { [Name in keyof ItemOf]: Upstream<ItemOf[Name]> };

export interface UpstreamOptions extends Partial<Settings> {
  /** The system chooses one where none is given. */
  port?: number;
  token?: string;
  latencyMs?: number;
}

const MAKERS: { [Name in keyof ItemOf]: System<ItemOf[Name]> } = { kasar, invent, clarky };

/** Starts a simulator of a system, which knows no records yet, on 127.0.0.1. */
export function startUpstream<Name extends keyof ItemOf>(
  name: Name,
  options: UpstreamOptions = {},
): Promise<Upstream<ItemOf[Name]>> {
  return serve<ItemOf[Name]>(MAKERS[name], { token: `${name}_token`, ...options });
}

/** Starts all three. */
export async function startUpstreams(): Promise<Upstreams> {
  const [kasar, invent, clarky] = await Promise.all([
    startUpstream('kasar'),
    startUpstream('invent'),
    startUpstream('clarky'),
  ]);
  return { kasar, invent, clarky };
}

/** Starts a system of any kind. */
export async function serve<Item extends WireItem>(
  system: System<Item>,
  options: UpstreamOptions & { token: string },
): Promise<Upstream<Item>> {
  const store = new RecordStore<Item>();
  const faults = new FaultSwitch();
  const closed = new AbortController();
  setMaxListeners(0, closed.signal); // Every slow answer waits for it.
  const server = createServer((request, response) => {
    // A caller that goes away in the middle of its request leaves nothing to answer.
    handle(request, response).catch(() => response.destroy());
  });
  const url = await listen();

  const upstream: Upstream<Item> = {
    url,
    token: options.token,
    org: options.org ?? 'org_1',
    maxTake: options.maxTake ?? 100,
    cursorStyle: options.cursorStyle ?? 'keyset',
    latencyMs: options.latencyMs ?? 0,
    calls: [],
    fault: null,
    onCall: null,
    record: (object, id) => store.record(object, id),
    records: () => store.names(),
    addFault: (fault, when) => faults.add(fault, when),
    clearFaults() {
      upstream.fault = null;
      faults.clear();
    },
    async close() {
      if (!server.listening) return;
      closed.abort();
      const done = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await done;
    },
  };
  return upstream;

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const call = await readCall(request);
    const control = answerControl(call, upstream);
    if (control) {
      sendAnswer(response, control, null);
      return;
    }
    upstream.calls.push(call);
    try {
      await upstream.onCall?.(call);
    } catch (error) {
      sendAnswer(response, refusalAnswer(new Refusal(500, `onCall failed: ${error}`)), null);
      return;
    }
    const fault = faults.choose(targetOf(call), upstream.fault);
    await delay(upstream.latencyMs + (fault?.name === 'slow' ? fault.ms : 0));
    await answer(response, call, fault);
  }

  async function answer(response: ServerResponse, call: Call, fault: Fault | null): Promise<void> {
    if (neverAnswers(fault)) {
      sendNothing(response, fault);
      return;
    }
    const made = createAnswer(call, fault, { system, store, settings: upstream });
    if (fault?.name === 'huge' && made.status === 200) {
      await sendHuge(response, system.frame, fault.megabytes ?? 64);
    } else {
      sendAnswer(response, made, fault);
    }
  }

  async function delay(ms: number): Promise<void> {
    if (ms > 0) await wait(ms, undefined, { signal: closed.signal });
  }

  function targetOf({ method, path, query, body }: Call): FaultTarget {
    return { method, records: namesRecords(path, body), page: system.pageOf(query) };
  }

  async function listen(): Promise<string> {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(options.port ?? 0, '127.0.0.1', resolve);
    });
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }
}

/** The ids that a request names: parts of its path, and what an activity is logged on. */
function namesRecords(path: string, body: unknown): string[] {
  const { contact_id, company_id } = (body ?? {}) as WireItem;
  const named = [contact_id, company_id].filter((id) => typeof id === 'string');
  return [...path.split('/').map(decodePart), ...named];
}

function decodePart(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
