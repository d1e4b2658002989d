import { type CaseView } from '#domain/case.js';

/**
 * The case as it stands whenever it is read, which tells what is read of it: a part is looked at again when that is otherwise,
 * and for nothing else.
 */
export const watched = (view: () => CaseView, onRead: (field: string) => void): CaseView =>
  new Proxy({} as CaseView, {
    get: (_none, field) => {
      if (typeof field === 'string') onRead(field);
      return Reflect.get(view(), field) as unknown;
    },
    // Copied whole, a field that it does not have yet would be missed when it comes.
    ownKeys: () => {
      throw new Error('Read the fields of the case by name');
    },
  });
