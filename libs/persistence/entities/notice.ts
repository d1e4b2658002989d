import { EntitySchema } from 'typeorm';
import {
  as,
  flag,
  id,
  instant,
  int,
  json,
  now,
  orNull,
  pathway,
  primary,
  text,
  to,
  uuid,
} from './columns.js';

type Wall = 'throughcare' | 'victim';
const named = (schema: Wall, table: string): { name: string; tableName: string; schema: Wall } => ({
  name: schema === 'victim' ? `victim_${table}` : table,
  tableName: table,
  schema,
});

/** Something a person or a team must know. `data` holds ids and codes. */
export interface NoticeRow {
  id: string;
  user_id: string | null;
  team_id: string | null;
  pathway_id: string | null;
  kind: string;
  data: Record<string, unknown>;
  created_at: Date;
  acknowledged_at: Date | null;
  acknowledged_by: string | null;
  /** The role it is meant for; messages go to those of the team who have it. */
  role: string | null;
  /** Only those of the team in that role see it. */
  closed: boolean;
  /** The team through which it concerns them: a person's notice ends with their place in it. */
  of_team: string | null;
  /** Event and recipient: the same never makes two. */
  once: string | null;
  acknowledge_by: Date | null;
  escalated_at: Date | null;
  /** When it was decided who is sent it. */
  planned_at: Date | null;
}
const noticeIn = (schema: Wall): EntitySchema<NoticeRow> =>
  new EntitySchema<NoticeRow>({
    ...named(schema, 'notice'),
    columns: {
      id: id(),
      user_id: uuid(orNull),
      team_id: uuid(orNull),
      pathway_id: pathway('notice', orNull),
      kind: text(),
      data: json({ default: () => `'{}'` }),
      created_at: instant(now),
      acknowledged_at: instant(orNull),
      acknowledged_by: uuid(orNull),
      role: text(orNull),
      closed: flag(as(false)),
      of_team: uuid(orNull),
      once: text(orNull),
      acknowledge_by: instant(orNull),
      escalated_at: instant(orNull),
      planned_at: instant(orNull),
    },
    indices: [
      { name: 'notice_user', columns: ['user_id', 'created_at', 'id'], where: 'user_id IS NOT NULL' },
      { name: 'notice_team', columns: ['team_id', 'created_at', 'id'], where: 'team_id IS NOT NULL' },
      { name: 'notice_once', columns: ['once'], unique: true, where: 'once IS NOT NULL' },
      { name: 'notice_unplanned', columns: ['created_at'], where: 'planned_at IS NULL' },
      {
        name: 'notice_unread',
        columns: ['acknowledge_by'],
        where: 'acknowledge_by IS NOT NULL AND acknowledged_at IS NULL AND escalated_at IS NULL',
      },
    ],
  });
export const notice = noticeIn('throughcare');
export const victimNotice = noticeIn('victim');

/** One message to one person by one channel: the ledger of what has left. Its id is the reference that GOV.UK Notify is given. */
export interface NoticeDeliveryRow {
  id: string;
  /** The notice's id, or `digest:` and a London date. */
  event: string;
  user_id: string;
  channel: string;
  kind: string;
  notice_id: string | null;
  state: string;
  send_after: Date;
  claimed_at: Date | null;
  attempts: number;
  /** Of GOV.UK Notify. */
  notify_id: string | null;
  reason: string | null;
  digest_id: string | null;
  created_at: Date;
  sent_at: Date | null;
  ended_at: Date | null;
}
const deliveryIn = (schema: Wall): EntitySchema<NoticeDeliveryRow> =>
  new EntitySchema<NoticeDeliveryRow>({
    ...named(schema, 'notice_delivery'),
    columns: {
      id: id(),
      event: text(),
      user_id: uuid(to('person_user', 'notice_delivery_user_fk', 'CASCADE')),
      channel: text(),
      kind: text(),
      notice_id: uuid({
        ...orNull,
        ...to(schema === 'victim' ? 'victim_notice' : 'notice', 'notice_delivery_notice_fk', 'CASCADE'),
      }),
      state: text(as('waiting')),
      send_after: instant(),
      claimed_at: instant(orNull),
      attempts: int(as(0)),
      notify_id: text(orNull),
      reason: text(orNull),
      digest_id: uuid(orNull),
      created_at: instant(now),
      sent_at: instant(orNull),
      ended_at: instant(orNull),
    },
    uniques: [{ name: 'notice_delivery_once', columns: ['event', 'user_id', 'channel'] }],
    indices: [
      { name: 'notice_delivery_due', columns: ['send_after'], where: `state IN ('waiting', 'gathered')` },
      { name: 'notice_delivery_open', columns: ['claimed_at'], where: `state IN ('sending', 'sent')` },
    ],
    checks: [
      {
        name: 'notice_delivery_state',
        expression: `state IN ('waiting', 'gathered', 'sending', 'sent', 'in-digest', 'delivered', 'failed', 'not-sent')`,
      },
    ],
  });
export const noticeDelivery = deliveryIn('throughcare');
export const victimNoticeDelivery = deliveryIn('victim');

/** Where and how a member of staff wants to hear from the system. */
export interface NoticeContactRow {
  user_id: string;
  email: string | null;
  phone: string | null;
  /** Lines of a postal address, three to seven. */
  address: string[] | null;
  language: string;
  digest: boolean;
  /** London times `HH:MM`. */
  quiet_from: string;
  quiet_until: string;
  /** Channels that failed for good, with when: not used until the details change. */
  failed: Record<string, string>;
  /** `kind/channel` the person does not want. */
  refused: string[];
  updated_at: Date;
}
export const noticeContact = new EntitySchema<NoticeContactRow>({
  ...named('throughcare', 'notice_contact'),
  columns: {
    user_id: uuid({ ...primary, ...to('person_user', 'notice_contact_user_fk', 'CASCADE') }),
    email: text(orNull),
    phone: text(orNull),
    address: json(orNull),
    language: text(as('en')),
    digest: flag(as(true)),
    quiet_from: text(as('19:00')),
    quiet_until: text(as('07:00')),
    failed: json({ default: () => `'{}'` }),
    refused: json({ default: () => `'[]'` }),
    updated_at: instant(now),
  },
  checks: [{ name: 'notice_contact_language', expression: `language IN ('en', 'cy')` }],
});

/** What GOV.UK Notify said of a message, as it came in; the worker applies it to whichever ledger knows the reference. */
export interface NoticeReceiptRow {
  id: string;
  reference: string;
  status: string;
  received_at: Date;
}
export const noticeReceipt = new EntitySchema<NoticeReceiptRow>({
  ...named('throughcare', 'notice_receipt'),
  columns: { id: id(), reference: uuid(), status: text(), received_at: instant(now) },
  indices: [{ name: 'notice_receipt_order', columns: ['received_at'] }],
});
