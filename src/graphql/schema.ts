import './scalars.js';
import './enums.js';
import './node.js';
import './actor.js';
import './attachment.js';
import './segment.js';
import './source.js';
import './activity.js';
import './record.js';
import './timeline.js';
import './viewer.js';
import { builder } from './builder.js';

builder.queryType({ description: 'Everything that can be read.' });

/** The schema of the public contract, as far as it is built. */
export const schema = builder.toSchema();
