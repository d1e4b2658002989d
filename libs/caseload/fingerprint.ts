import { createHash } from 'node:crypto';
import { type CasePicture } from './picture.js';
import { type CaseRecord } from './record.js';

/** Raise when the mapping changes: every case is then compared again at its next import. */
const MAPPING = 1;

/**
 * Digest of all that an import reads of a case: two equal ones have nothing to tell each other. What the lookups make of the
 * record is in it, so that a manager who has since joined the directory is found when the same file comes again.
 */
export const fingerprint = (record: CaseRecord, picture: CasePicture): string =>
  createHash('sha256')
    .update(JSON.stringify([MAPPING, record, picture]))
    .digest('base64url');
