import { condition, defineSignal, setHandler, sleep } from '@temporalio/workflow';

/** The least that Temporal can be asked for, to measure ours against. */

export const answer = defineSignal('answer');

/** Waits for a signal, and ends with it. */
export async function waitForSignal(): Promise<string> {
  let answered = false;
  setHandler(answer, () => {
    answered = true;
  });
  await condition(() => answered);
  return 'answered';
}

/** One timer, and idle until it rings. */
export async function helloWithTimer(): Promise<string> {
  await sleep('30 days');
  return 'hello';
}

/** Sleeps again and again, and does nothing else: what skipping time alone costs. */
export async function sleepOften(times: number): Promise<void> {
  for (let i = 0; i < times; i++) await sleep('3 days');
}
