import { EntitySchema } from 'typeorm';
import { date, id, instant, now, orNull, pathway, text, uuid } from './columns.js';

/** What somebody did about something stuck; the row of what is stuck goes when it is free, this stays. */
export interface StuckActRow {
  id: string;
  pathway_id: string;
  /** Of the row in `stuck`. */
  key: string;
  act: 'nudge' | 'put-off' | 'retry';
  at: Date;
  by: string;
  /** In their own words: stays here. */
  reason: string | null;
  /** Until when it was put off. */
  until_on: string | null;
}
const stuckActIn = (schema: 'throughcare' | 'victim'): EntitySchema<StuckActRow> =>
  new EntitySchema<StuckActRow>({
    name: schema === 'victim' ? 'victim_stuck_act' : 'stuck_act',
    tableName: 'stuck_act',
    schema,
    columns: {
      id: id(),
      pathway_id: pathway('stuck_act'),
      key: text(),
      act: text(),
      at: instant(now),
      by: uuid(),
      reason: text(orNull),
      until_on: date(orNull),
    },
    indices: [{ name: 'stuck_act_of', columns: ['pathway_id', 'key', 'at'] }],
    checks: [{ name: 'stuck_act_act', expression: `act IN ('nudge', 'put-off', 'retry')` }],
  });
export const stuckAct = stuckActIn('throughcare');
export const victimStuckAct = stuckActIn('victim');
