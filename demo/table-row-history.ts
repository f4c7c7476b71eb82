import { DAY, officeTimeAfter, WINDOW_END } from './calendar.js';
import type { Cast } from './cast.js';
import type { Contact } from './demo-contacts.js';
import type { TableRow } from './demo-table-rows.js';
import { Journal } from './journal.js';
import { createRandom } from './random.js';
import { Scene } from './scene.js';
import {
  writeDeal,
  writeSubscriptionMonth,
  writeSubscriptionRenewal,
  writeSubscriptionStart,
} from './table-row-stories.js';
import { VariantDeck } from './variant-deck.js';

/** The history of a row of a custom table. `champion` is the contact in its texts. */
export function createTableRowHistory(row: TableRow, champion: Contact): Journal {
  const random = createRandom(`history of row ${row.external.invent}`);
  const journal = new Journal(row.external, random);
  const deck = new VariantDeck(random);
  const cast: Cast = { journal, random, deck, contact: champion, company: row.company };
  if (row.table === 'deals') writeDeal(new Scene(cast, row.startAt), row.isWon);
  else writeSubscription(cast, row);
  return journal;
}

function writeSubscription(cast: Cast, row: TableRow): void {
  const { utcOffset } = row.company;
  writeSubscriptionStart(new Scene(cast, row.startAt));
  for (let day = 30; row.startAt + day * DAY < WINDOW_END; day += 30) {
    const start = officeTimeAfter(row.startAt, day, utcOffset, cast.random);
    writeSubscriptionMonth(new Scene(cast, start));
    if (day % 360 === 330) writeSubscriptionRenewal(new Scene(cast, start + 5 * DAY));
  }
}
