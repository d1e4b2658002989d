import { DefaultFailureConverter } from '@temporalio/common';

/** Messages and stacks of failures travel as a payload, so that the codec covers them too. */
export const failureConverter = new DefaultFailureConverter({ encodeCommonAttributes: true });
