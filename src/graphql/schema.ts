import './scalars.js';
import './actor.js';
import './attachment.js';
import './segment.js';
import './source.js';
import './activity.js';
import './record.js';
import './lists.js';
import './timeline.js';
import './activity-histogram.js';
import './sections.js';
import './changes.js';
import './write-activity.js';
import './write-record.js';
import './sync-record.js';
import './viewer.js';
import './entities.js';
import { builder } from './builder.js';

// Adds the interface Node and the queries node and nodes.
builder.nodeInterfaceRef();
builder.queryType({ description: 'Read operations.' });
builder.mutationType({ description: 'Write operations; they require the scope WRITE.' });
builder.subscriptionType({ description: 'Live updates.' });

/** The executable schema. */
export const schema = builder.toSchema();
