import type { FieldCase } from './field-case.js';
import type { Outcome } from './field-gateway.js';
import { AT, inventComment } from './upstream-bodies.js';

/** Shows the comments of a timeline in its order. */
const texts = ({ nodes }: Outcome) =>
  nodes.map((node) => ('content' in node ? node.content : null));

function ties(input: string, times: readonly (string | number)[]): FieldCase {
  return {
    input: `4. ${input}`,
    expected: { file: ['first', 'second', 'third'], again: ['first', 'second', 'third'] },
    async got(field) {
      const organization = await field.createOrganization();
      const body = ['first', 'second', 'third'].map((text, index) =>
        inventComment({ id: text, comment: text, created_at: times[index] }),
      );
      const file = await organization.importFile('invent', JSON.stringify(body));
      const again = await organization.importFile('invent', JSON.stringify(body));
      return { file: texts(file), again: texts(again) };
    },
  };
}

export const ORDER_CASES: FieldCase[] = [
  ties('three comments of one timestamp', [AT, AT, AT]),
  ties('three comments within a millisecond', [
    '2026-05-06T10:00:00.123900Z',
    '2026-05-06T10:00:00.123500Z',
    '2026-05-06T10:00:00.123100Z',
  ]),
  ties(
    'three comments within a millisecond, in seconds since 1970',
    [1778086800.1239, 1778086800.1235, 1778086800.1231],
  ),
  {
    input: '5. a list from new to old, a user with an older name in the older item',
    expected: 'Ann New',
    async got(field) {
      const organization = await field.createOrganization();
      const by = (id: string, name: string, created_at: string) =>
        inventComment({ id, actor: { id: 'u', name }, created_at });
      const body = [by('b', 'Ann New', AT), by('a', 'Ann Old', '2020-01-01T00:00:00Z')];
      const { nodes } = await organization.importFile('invent', JSON.stringify(body));
      return nodes[0]!.actor?.name;
    },
  },
  {
    input: '6. an older export after a newer one',
    expected: { unchanged: 1, updated: 0, content: ['new'] },
    async got(field) {
      const organization = await field.createOrganization();
      const version = (comment: string, updated_at: string) =>
        JSON.stringify([inventComment({ comment, updated_at })]);
      await organization.importFile('invent', version('new', '2026-05-08T00:00:00Z'));
      const { counts, nodes } = await organization.importFile(
        'invent',
        version('old', '2026-05-07T00:00:00Z'),
      );
      const { unchanged, updated } = counts;
      return { unchanged, updated, content: texts({ nodes } as Outcome) };
    },
  },
];
