import { DAY, officeTimeAfter, WINDOW_END } from './calendar.js';
import type { Cast } from './cast.js';
import type { Contact } from './demo-contacts.js';
import type { TableRow } from './demo-table-rows.js';
import { Journal } from './journal.js';
import { PhraseDeck } from './phrase-deck.js';
import { createRandom } from './random.js';
import { Scene } from './scene.js';
import {
  tellDeal,
  tellSubscriptionMonth,
  tellSubscriptionRenewal,
  tellSubscriptionStart,
} from './table-row-stories.js';

/** Everything that stands on a row of a custom table. `champion` is whom its texts speak of. */
export function createTableRowHistory(row: TableRow, champion: Contact): Journal {
  const random = createRandom(`history of row ${row.external.invent}`);
  const journal = new Journal(row.external, random);
  const deck = new PhraseDeck(random);
  const cast: Cast = { journal, random, deck, contact: champion, company: row.company };
  if (row.table === 'deals') tellDeal(new Scene(cast, row.startAt), row.isWon);
  else tellSubscription(cast, row);
  return journal;
}

function tellSubscription(cast: Cast, row: TableRow): void {
  const { utcOffset } = row.company;
  tellSubscriptionStart(new Scene(cast, row.startAt));
  for (let day = 30; row.startAt + day * DAY < WINDOW_END; day += 30) {
    const start = officeTimeAfter(row.startAt, day, utcOffset, cast.random);
    tellSubscriptionMonth(new Scene(cast, start));
    if (day % 360 === 330) tellSubscriptionRenewal(new Scene(cast, start + 5 * DAY));
  }
}
