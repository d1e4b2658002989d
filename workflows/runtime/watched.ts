import { type CaseView } from '#domain/case.js';

/** The case as it stands, which tells what is read of it: a part is looked at again when that is otherwise, and for nothing else. */
export const watched = (view: CaseView, onRead: (field: string) => void): CaseView =>
  new Proxy(view, {
    get: (of, field) => {
      if (typeof field === 'string') onRead(field);
      return Reflect.get(of, field) as unknown;
    },
  });
