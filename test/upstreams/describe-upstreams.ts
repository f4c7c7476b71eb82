import { demoRecords } from '../../demo/demo-organization.js';
import type { Upstreams } from './start-upstream.js';

const RECORDS_SHOWN = 3;

/** What whoever uses the simulators by hand needs to know: addresses, tokens, records, switches. */
export function describeUpstreams({ kasar, invent, clarky }: Upstreams): string {
  const records = demoRecords();
  const contacts = records.filter(
    ({ object, external }) => object === 'contacts' && Object.keys(external).length === 3,
  );
  const rows = ['companies', 'deals'].flatMap((object) =>
    records.filter((record) => record.object === object).slice(0, 1),
  );
  const shown = [...contacts.slice(0, RECORDS_SHOWN), ...rows];
  const row = rows.find(({ object }) => object === 'deals');
  const contact = contacts[0];
  return `
Kasar   ${kasar.url}   token ${kasar.token}
Invent  ${invent.url}   token ${invent.token}   org ${invent.org}
Clarky  ${clarky.url}   token ${clarky.token}

Some records
${shown.map(({ object, name, external }) => `  ${object}  ${name}\n${printIds(external)}`).join('\n')}

Read
  curl -s -H 'authorization: Bearer ${kasar.token}' '${kasar.url}/api/v1/activity/contacts/${contact?.external.kasar}?limit=5'
  curl -s -H 'authorization: Bearer ${invent.token}' '${invent.url}/orgs/${invent.org}/contacts/${contact?.external.invent}/activities?page=1&take=5'
  curl -s -H 'authorization: Bearer ${invent.token}' '${invent.url}/orgs/${invent.org}/records/${row?.external.invent}/activities?take=5'
  curl -s -H 'authorization: Bearer ${clarky.token}' '${clarky.url}/api/v1/contacts/${contact?.external.clarky}/activities?page_size=5'

Log an activity
  curl -s ${clarky.url}/api/v1/activities -H 'authorization: Bearer ${clarky.token}' -d '{"activity_type":"note","contact_id":"${contact?.external.clarky}","title":"By hand"}'

Break and mend (any of the three)
  curl -s ${kasar.url}/_fault                                                  # what there is
  curl -s -X PUT ${kasar.url}/_fault -d '{"fault":"hangBeforeHeaders"}'
  curl -s -X PUT ${kasar.url}/_fault -d '{"fault":"rateLimited","retryAfter":30}'
  curl -s -X PUT ${kasar.url}/_fault -d '{"fault":"status","status":503}'
  curl -s -X PUT ${kasar.url}/_latency -d '{"ms":500}'
  curl -s -X DELETE ${kasar.url}/_fault                                        # all is well again
`;
}

function printIds(external: Record<string, string>): string {
  return Object.entries(external)
    .map(([source, id]) => `    ${source.padEnd(6)}  ${id}`)
    .join('\n');
}
