import { createServer } from 'node:http';
import { createGatewayRuntime, type GatewayPlugin } from '@graphql-hive/gateway-runtime';
import { renderGraphiQL } from '@graphql-yoga/render-graphiql';
import { composeServices } from '@theguild/federation-composition';
import type { DocumentNode } from 'graphql';
import { listen, type RunningServer } from './listen.js';

export interface Subgraph {
  name: string;
  url: string;
  typeDefs: DocumentNode;
}

/**
 * Composes subgraphs and starts a router (Hive Gateway) for the supergraph.
 * @throws where the subgraphs do not compose, with the reasons.
 */
export async function startRouter(
  subgraphs: Subgraph[],
  { port = 0, plugins = [] }: { port?: number; plugins?: GatewayPlugin[] } = {},
): Promise<RunningServer> {
  const { supergraphSdl, errors } = composeServices(subgraphs);
  if (!supergraphSdl) throw new Error(errors?.map(({ message }) => message).join('\n'));
  const gateway = createGatewayRuntime({
    supergraph: supergraphSdl,
    // The key of the client is the access: Activity Gateway decides what it may read. It is nobody else's.
    propagateHeaders: {
      fromClientToSubgraphs: ({ request, subgraphName }) =>
        subgraphName === 'activities'
          ? { authorization: request.headers.get('authorization') ?? undefined }
          : {},
    },
    plugins: () => plugins,
    renderGraphiQL,
    landingPage: false,
    logging: false,
  });
  const router = await listen(createServer(gateway), port);
  return {
    ...router,
    async stop() {
      await router.stop();
      await gateway[Symbol.asyncDispose]();
    },
  };
}
