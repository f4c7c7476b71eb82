import type { GraphQLClient } from 'graphql-request';

/** What a server said, whether it refused something or not. */
export interface Answer {
  data: unknown;
  errors?: { message: string; path?: (string | number)[]; extensions: { code: string } }[];
}

/** The whole answer to a query: data and errors beside each other. */
export async function answerOf(
  client: GraphQLClient,
  query: string,
  variables: Record<string, unknown> = {},
): Promise<Answer> {
  try {
    const { data } = await client.rawRequest(query, variables);
    return { data };
  } catch (error) {
    const { response } = error as { response?: Partial<Answer> };
    if (!response?.errors) throw error;
    const { data, errors } = response;
    // Fields fail in any order.
    errors.sort((a, b) => (String(a.path) < String(b.path) ? -1 : 1));
    return { data: data ?? null, errors };
  }
}
