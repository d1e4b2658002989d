import { eventually, type Client } from './client.js';

export const REFUSED = '... on Refusal { code message }';
export const CLAIM = `mutation ($id: ID!) { claimTask(id: $id) { __typename ${REFUSED} } }`;

/** The first task of a type in a case, once it is asked. */
export const taskOf = (client: Client, pathway: string, type: string): Promise<string> =>
  eventually(
    async () =>
      (
        await client.ask('query ($filter: TaskFilter) { tasks(filter: $filter) { nodes { id } } }', {
          filter: { pathway, type: [type] },
        })
      ).data.tasks.nodes[0]?.id as string,
    (id) => id !== undefined,
  );
