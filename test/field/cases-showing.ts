import { expect } from 'vitest';
import type { FieldCase } from './field-case.js';
import type { FieldOrganization } from './field-gateway.js';
import { AT, inventComment, inventEvent, kasarBody } from './upstream-bodies.js';

/** The ids of the items that a search finds among two, "hit" and "miss". */
function found(
  name: string,
  hit: object,
  search: string,
  system: 'invent' | 'kasar' = 'invent',
): FieldCase {
  return {
    input: `19. ${JSON.stringify(search)} in ${name}`,
    expected: ['hit'],
    async got(field) {
      const organization = await field.createOrganization();
      const body =
        system === 'invent'
          ? [inventComment({ id: 'miss', comment: 'Something else' }), { ...hit, id: 'hit' }]
          : kasarBody({
              notes: [{ id: 'miss', content: 'Something else', created_at: AT }],
              tasks: [{ ...hit, id: 'hit', created_at: AT }],
            });
      await organization.importFile(system, JSON.stringify(body));
      return searchFor(organization, search);
    },
  };
}

async function searchFor({ client }: FieldOrganization, search: string): Promise<string[]> {
  const { activities } = await client.request<{
    activities: { nodes: { origin: { externalId: string } }[] };
  }>(
    'query ($search: String!) { activities(filter: { search: $search }) { nodes { origin { externalId } } } }',
    { search },
  );
  return activities.nodes.map(({ origin }) => origin.externalId);
}

/** What is shown of an event of Invent on the contact c-1 with a name. */
function shown(
  input: string,
  item: object,
  expected: unknown,
  select = 'summary',
  name = 'eBay GmbH',
): FieldCase {
  return {
    input,
    expected,
    async got(field) {
      const organization = await field.createOrganization();
      const file = organization.write('records.csv', `object,name,invent\ncontacts,${name},c-1\n`);
      await organization.importFile('invent', '[]');
      await organization.cli(['record', 'import', file]);
      await organization.importFile('invent', JSON.stringify([item]));
      const query = `{ activities { nodes { ${select} } } }`;
      const { activities } = await organization.client.request<{ activities: { nodes: object[] } }>(
        query,
      );
      return Object.values(activities.nodes[0] ?? {})[0];
    },
  };
}

/** What a query gives on two comments. */
function asked(input: string, query: string, expected: unknown): FieldCase {
  return {
    input,
    expected,
    async got(field) {
      const organization = await field.createOrganization();
      const body = [inventComment({ id: 'a' }), inventComment({ id: 'b' })];
      await organization.importFile('invent', JSON.stringify(body));
      return organization.client.request(query);
    },
  };
}

const HTML = '<div><p>Hello&nbsp;<b>im</b>portant caf&eacute; &amp; co</p></div>';
const comment = (text: string) => inventComment({ comment: text });
const updated = (key: string, old_value: unknown, new_value: unknown) =>
  inventEvent({ type: 'contact_updated', metadata: { changes: [{ key, old_value, new_value }] } });
const actor = { id: 'u', name: 'Zoë Kim', email: 'zk@example.com' };

export const SHOWING_CASES: FieldCase[] = [
  found('Japanese', comment('本日、見積書を送りました。'), '見積書'),
  found('Japanese, a prefix', comment('本日、見積書を送りました。'), '見積'),
  found('Chinese', comment('我们明天发送报价单'), '报价单'),
  found('Korean', comment('견적서를 보냈습니다'), '견적서'),
  found('Thai', comment('ส่งใบเสนอราคาแล้ว'), 'ใบเสนอราคา'),
  found("the actor's name", inventComment({ actor }), 'zoe kim'),
  found("the assignee's name", { title: 'Call', assigned_to: 'Bob Dupont' }, 'Dupont', 'kasar'),
  found(
    "the segment's name",
    inventEvent({ type: 'segment_added', segment: { id: 's', name: 'Trial users' } }),
    'trial',
  ),
  found(
    "the broadcast's name",
    inventEvent({ type: 'contact_unsubscribed', broadcast: { id: 'b', name: 'Spring news' } }),
    'spring',
  ),
  found('the key of a change', updated('favouriteColour', 'red', 'blue'), 'favourite colour'),
  found('a value of a change', updated('city', 'Lyon', 'Marseille'), 'marseille'),
  found(
    'a file name',
    inventEvent({ type: 'file', file: { id: 'f', file_filename: 'Offer_2026.pdf' } }),
    'offer_2026.pdf',
  ),
  found('an e-mail address', comment('Write to zk@example.com.'), 'zk@example.com'),
  found('an e-mail address, in part', comment('Write to zk@example.com.'), 'example.com'),
  found('a phone number', comment('Call +33 6 12 34 56 78 please'), '+33612345678'),
  found('a prefix', comment('The quotation is sent'), 'quotat'),
  found('a phrase', comment('the blue car of the red house'), '"red house"'),
  found('a word with a soft hyphen', comment('The quo\u00adta\u00adtion is sent'), 'quotation'),
  found('a word with a zero-width space', comment('The quo\u200btation is sent'), 'quotation'),
  found('full-width forms', comment('Ｈｅｌｌｏ'), 'hello'),
  asked('19. an emoji', '{ activities(filter: { search: "👍" }) { totalCount } }', {
    activities: { totalCount: 0 },
  }),
  shown('20. HTML: summary', comment(HTML), expect.stringContaining('“Hello important café & co”')),
  shown('20. HTML: content', comment(HTML), HTML, '... on Comment { content }'),
  shown(
    '20. HTML: contentText',
    comment(HTML),
    'Hello important café & co',
    '... on Comment { contentText }',
  ),
  found('HTML', comment(HTML), 'important café'),
  shown(
    '21. a name in lower case',
    inventEvent({ type: 'contact_unsubscribed' }),
    'eBay GmbH unsubscribed.',
  ),
  shown(
    '21. who unsubscribed whom',
    inventEvent({ type: 'contact_unsubscribed', actor }),
    'Zoë Kim unsubscribed eBay GmbH.',
  ),
  shown('21. an empty key', updated('', 'a', 'b'), expect.not.stringMatching(/the {2}|the of/)),
  shown(
    '21. a right-to-left name',
    inventEvent({ type: 'contact_unsubscribed' }),
    '\u2068שלום\u2069 unsubscribed.',
    'summary',
    'שלום',
  ),
  asked('22. first: 0', '{ activities(first: 0) { totalCount edges { cursor } } }', {
    activities: { totalCount: 2, edges: [] },
  }),
  asked('22. search: ""', '{ activities(filter: { search: " " }) { totalCount } }', {
    activities: { totalCount: 2 },
  }),
  asked('22. kinds: []', '{ activities(filter: { kinds: [] }) { totalCount } }', {
    activities: { totalCount: 0 },
  }),
  asked(
    '22. a time with microseconds',
    '{ activities(filter: { occurredFrom: "2026-01-01T00:00:00.123456+00:00" }) { totalCount } }',
    { activities: { totalCount: 2 } },
  ),
];
