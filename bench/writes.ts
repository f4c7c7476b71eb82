import { encodeId } from '../src/activity/type-id.js';
import type { Bench } from './bench.js';
import { comparePairs, type Load, type Row } from './measure.js';

const LOG = `
  mutation Log($input: LogActivityInput!) {
    logActivity(input: $input) { activity { id occurredAt } }
  }`;

/** Logging on one record that everybody writes to, against logging on many. */
export async function compareWrites({ gateway, headers, recordIds }: Bench): Promise<Row[]> {
  const load = (ids: string[]): Load => ({
    url: gateway.url,
    headers,
    bodies: ids.map((id) => {
      const records = [{ id: encodeId('contact', id) }];
      const input = { kind: 'NOTE', records, title: 'Asked for the offer', description: 'Again.' };
      return JSON.stringify({ query: LOG, variables: { input } });
    }),
  });
  return [
    await comparePairs(
      'logging on one hot record / on many',
      '>= 0.5',
      load([recordIds[1]!]),
      load(recordIds.slice(2, 1_002)),
      (a, b) => a / b,
    ),
  ];
}
