import { type LondonDate } from '#domain/time.js';
import { type GateAsk } from './ask.js';
import { type Gate } from './state.js';

/** The last day of a gate's override as it was reviewed: none when it was ended, a later one when it was extended. */
export function overriddenUntil(
  gate: Gate | undefined,
  { review }: Pick<GateAsk, 'review'>,
): LondonDate | undefined {
  if (gate?.overriddenUntil === undefined) return undefined;
  const found = review?.(gate);
  if (found?.ended) return undefined;
  const { until = gate.overriddenUntil } = found ?? {};
  return until > gate.overriddenUntil ? until : gate.overriddenUntil;
}
