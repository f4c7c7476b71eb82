import { serve } from '../upstreams/start-upstream.js';
import type { System } from '../upstreams/system.js';
import type { Upstream } from '../upstreams/upstream.js';
import type { WireItem } from '../upstreams/wire-item.js';

/** Starts an upstream system that gives one answer whatever list is asked for, with faults to switch. */
export function startFixtureUpstream(body: unknown): Promise<Upstream<WireItem>> {
  const system: System<WireItem> = {
    findRecord: () => ({ object: 'any', id: 'any' }),
    openList: (record, store) => store.record(record.object, record.id),
    pageOf: () => 1,
    list: () => body,
    frame: { opening: '{"filler":[', closing: ']}', filler: () => ({ text: 'x'.repeat(1_000) }) },
  };
  return serve(system, { token: 'fixture_token' });
}
