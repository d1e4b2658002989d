import { AsyncLocalStorage } from 'node:async_hooks';

const here = new AsyncLocalStorage<string>();

/** Does something as part of one request: whatever it logs or answers can name it. */
export const withCorrelation = <T>(id: string, work: () => T): T => here.run(id, work);

/** The request this is part of; undefined outside one, such as on a websocket. */
export const correlationHere = (): string | undefined => here.getStore();
