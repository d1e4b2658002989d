import { type InThreads } from './in-threads.js';
import { type CaseResult } from './case-result.js';
export const rehearseOnTemporal = async (_o: Omit<InThreads, 'threads'>): Promise<CaseResult[]> => {
  throw new Error('not yet');
};
