import './scalars.js';
import './actor.js';
import './attachment.js';
import './segment.js';
import './source.js';
import './activity.js';
import './record.js';
import './timeline.js';
import './changes.js';
import './write-activity.js';
import './write-record.js';
import './sync-record.js';
import './viewer.js';
import { builder } from './builder.js';

// Adds the interface Node and the queries node and nodes.
builder.nodeInterfaceRef();
builder.queryType({ description: 'Everything that can be read.' });
builder.mutationType({ description: 'Everything that can be written; needs the scope write.' });
builder.subscriptionType({ description: 'Everything that can be followed as it happens.' });

/** The schema of the public contract, as far as it is built. */
export const schema = builder.toSchema();
