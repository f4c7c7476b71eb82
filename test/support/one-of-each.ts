import type { TestEnvelope } from './import-bodies.js';

/**
 * Response bodies that leave one thing of every type that has an id: a contact, a company and a row of
 * the table deals, a user, an assistant, a segment, a broadcast, an attachment, and their activities.
 */
export const oneOfEach: TestEnvelope[] = [
  {
    system: 'invent',
    object: 'contacts',
    record: 'bob',
    name: 'Bob Dupont',
    response: [
      {
        id: 'act_segment',
        type: 'segment_added',
        created_at: '2026-04-29T12:00:00Z',
        actor: { id: 'usr_alice', name: 'Alice Martin', email: 'alice@acme.example.com' },
        assistant: { id: 'ast_juno', name: 'Juno' },
        segment: { id: 'seg_vip', name: 'VIP' },
        broadcast: { id: 'brd_spring', name: 'Spring news' },
      },
    ],
  },
  {
    system: 'invent',
    object: 'deals',
    record: 'deal_1',
    name: 'Bridge deal',
    response: [
      {
        id: 'act_comment',
        type: 'comment',
        created_at: '2026-04-28T12:00:00Z',
        updated_at: null,
        actor: { id: 'usr_alice', name: 'Alice Martin' },
        comment: 'Signed.',
        attachments: [{ id: 'fil_1', file_filename: 'contract.pdf', file_size: 2048 }],
      },
    ],
  },
  {
    system: 'clarky',
    object: 'companies',
    record: 'cmp_1',
    name: 'Globex',
    response: {
      data: [
        {
          id: 'a_call',
          company_id: 'cmp_1',
          activity_type: 'call',
          title: 'Quarterly call',
          created_at: '2026-04-27T12:00:00.000Z',
        },
      ],
    },
  },
];
