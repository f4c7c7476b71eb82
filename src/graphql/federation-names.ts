// The fields of Query that Apollo Federation reserves in every subgraph: routers know them, clients do not see them.

/** The schema of the subgraph. */
export const SERVICE_FIELD = '_service';

/** The objects that other subgraphs refer to. */
export const ENTITIES_FIELD = '_entities';
